namespace Customary.Storage.Customers;

/// <summary>A position in a list of customers. The customer at this position can be deleted.</summary>
/// <param name="SortKey">The folded company name or domain of the customer; null when the list is sorted by ID.</param>
/// <param name="Id">The ID of the customer.</param>
internal sealed record CustomerCursor(byte[]? SortKey, Guid Id);
