using Customary.Storage.Customers;

namespace Customary.Core.Customers;

/// <summary>A page of a list of customers.</summary>
/// <param name="Items">The customers of the page, in the list's order.</param>
/// <param name="First">The place of the first customer; null where there are none.</param>
/// <param name="Last">The place of the last customer; null where there are none.</param>
/// <param name="HasPrevious">Whether there is a customer before the page.</param>
/// <param name="HasNext">Whether there is a customer after the page.</param>
internal sealed record CustomerPage(CustomerItemsBuffer Items, CustomerCursor? First, CustomerCursor? Last, bool HasPrevious, bool HasNext);
