namespace Customary.Storage.Customers;

/// <summary>Which customers of a list were read, seen in the order of reading.</summary>
/// <param name="First">The place of the first; null where there are none.</param>
/// <param name="Last">The place of the last; null where there are none.</param>
/// <param name="HasEarlier">Whether the list has a customer at or before the place from which they were read; unknown, and false, where there are none.</param>
/// <param name="HasLater">Whether the list goes on behind the last.</param>
internal sealed record CustomerSlice(CustomerCursor? First, CustomerCursor? Last, bool HasEarlier, bool HasLater);
