namespace Customary.Core.Auditing;

/// <summary>A page of audit records.</summary>
/// <param name="Items">The records of the page, oldest first.</param>
/// <param name="Last">The instant in ticks after which the next page begins; null if no page follows.</param>
internal sealed record AuditPage(IReadOnlyList<AuditRecord> Items, long? Last);
