namespace Customary.Core.Auditing;

/// <summary>A page of a log.</summary>
/// <param name="Items">The records of the page, oldest first.</param>
/// <param name="Last">The instant in ticks after which the next page begins; null on the last page.</param>
internal sealed record AuditPage(IReadOnlyList<AuditRecord> Items, long? Last);
