namespace Customary.Storage.Auditing;

/// <summary>A stretch of a partner's log, oldest first.</summary>
/// <param name="After">Only records after this instant, in ticks.</param>
/// <param name="Until">Only records up to this instant, in ticks.</param>
/// <param name="Customer">Only records of this customer; null for those of all.</param>
/// <param name="ResourceType">Only records of this kind of resource; null for those of all.</param>
/// <param name="NamePart">Only records whose folded customer name contains this; null for those of all.</param>
/// <param name="Limit">The maximum number of records to read.</param>
internal sealed record AuditRange(long After, long Until, Guid? Customer, string? ResourceType, byte[]? NamePart, int Limit);
