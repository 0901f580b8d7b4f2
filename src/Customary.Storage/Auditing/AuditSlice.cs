namespace Customary.Storage.Auditing;

/// <summary>A part of an <see cref="AuditRange"/>.</summary>
/// <param name="Rows">The records, oldest first. A range with a name filter can have none and still continue.</param>
/// <param name="Next">The <see cref="AuditRange.After"/> of the next call, in UTC ticks; null at the end of the range.</param>
internal sealed record AuditSlice(List<AuditRow> Rows, long? Next);
