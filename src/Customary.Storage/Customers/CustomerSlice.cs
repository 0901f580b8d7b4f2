namespace Customary.Storage.Customers;

/// <summary>The position of the read customers in the list. "Before" and "after" refer to the reading direction.</summary>
/// <param name="First">The first customer; null when no customer was read.</param>
/// <param name="Last">The last customer; null when no customer was read.</param>
/// <param name="HasEarlier">Whether the list has a customer at or before the start of the range; false when no customer was read.</param>
/// <param name="HasLater">Whether the list has a customer after the last one.</param>
internal sealed record CustomerSlice(CustomerCursor? First, CustomerCursor? Last, bool HasEarlier, bool HasLater);
