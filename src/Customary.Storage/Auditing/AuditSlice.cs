namespace Customary.Storage.Auditing;

/// <summary>The records that were read of a range of a partner's log.</summary>
/// <param name="Rows">The records, oldest first. A range with a name filter can have none and still continue.</param>
/// <param name="Next">The instant in ticks after which to continue; null at the end of the range.</param>
internal sealed record AuditSlice(List<AuditRow> Rows, long? Next);
