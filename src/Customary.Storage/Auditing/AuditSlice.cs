namespace Customary.Storage.Auditing;

/// <summary>A part of an <see cref="AuditRange"/>.</summary>
/// <param name="Rows">The records, in the order of the range. A range with a name filter can have none and still continue.</param>
/// <param name="Rest">The rest of the range, which the next call reads; null at the end of the range.</param>
internal sealed record AuditSlice(List<AuditRow> Rows, AuditRange? Rest);
