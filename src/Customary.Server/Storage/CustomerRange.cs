namespace Customary.Server.Storage;

/// <summary>A stretch of a partner's customers, read forwards or backwards from a place in a list.</summary>
/// <param name="Order">What the list is narrowed to and sorted by.</param>
/// <param name="Prefix">What the folded name or domain begins with; null in the other orders.</param>
/// <param name="Related">The indirect reseller or provider; null in the other orders.</param>
/// <param name="From">The place beyond which to read; null for the end of the list that comes first.</param>
/// <param name="Backwards">Whether to read from the end towards the start.</param>
/// <param name="Most">How many customers to read at the most.</param>
public sealed record CustomerRange(
    CustomerOrder Order, byte[]? Prefix, Guid? Related, CustomerPlace? From, bool Backwards, int Most);
