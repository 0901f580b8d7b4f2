namespace Customary.Storage.Auditing;

/// <summary>A range of a partner's audit log. At most one of the filters by customer, resource type and name is set.</summary>
/// <param name="After">The exclusive start, in UTC ticks.</param>
/// <param name="Until">The inclusive end, in UTC ticks.</param>
/// <param name="Customer">Filters by customer; null for all.</param>
/// <param name="ResourceType">Filters by resource type; null for all.</param>
/// <param name="NamePart">Filters by a part of the folded customer name; null for all.</param>
/// <param name="OperationType">Filters by operation; null for all. No index has it.</param>
/// <param name="IsDescending">Whether to read the newest records first.</param>
/// <param name="Limit">The maximum number of records to read.</param>
internal sealed record AuditRange(long After, long Until, Guid? Customer, string? ResourceType, byte[]? NamePart, string? OperationType, bool IsDescending, int Limit);
