namespace Customary.Storage.Customers;

/// <summary>A stretch of a partner's customers, read forwards or backwards from a place in a list.</summary>
/// <param name="Index">What the list is narrowed to and sorted by.</param>
/// <param name="Prefix">What the folded name or domain begins with; null in the other orders.</param>
/// <param name="Related">The indirect reseller or provider; null in the other orders.</param>
/// <param name="After">The place beyond which to read; null for the end of the list that comes first.</param>
/// <param name="Descending">Whether to read from the end towards the start.</param>
/// <param name="Limit">How many customers to read at the most.</param>
internal sealed record CustomerRange(
    CustomerIndex Index, byte[]? Prefix, Guid? Related, CustomerCursor? After, bool Descending, int Limit);
