namespace Customary.Core.Customers;

/// <summary>A page of a list of customers.</summary>
/// <typeparam name="TItems">The type of the collected customers.</typeparam>
/// <param name="Items">The customers of the page, in the order of the list.</param>
/// <param name="First">The cursor of the first customer; null if the page is empty.</param>
/// <param name="Last">The cursor of the last customer; null if the page is empty.</param>
/// <param name="HasPrevious">Whether a customer precedes the page.</param>
/// <param name="HasNext">Whether a customer follows the page.</param>
internal sealed record CustomerPage<TItems>(TItems Items, CustomerCursor? First, CustomerCursor? Last, bool HasPrevious, bool HasNext);
