namespace Customary.Storage.Customers;

/// <summary>A place in a list of customers: that of one customer, whether or not it is still there.</summary>
/// <param name="SortKey">The folded name or domain of that customer; null where the list is sorted by the id alone.</param>
/// <param name="Id">The id of that customer.</param>
internal sealed record CustomerCursor(byte[]? SortKey, Guid Id);
