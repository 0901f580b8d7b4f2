namespace Customary.Storage.Customers;

/// <summary>A range of a partner's customers.</summary>
/// <param name="Index">The filter and sort order.</param>
/// <param name="Prefix">The folded prefix of the company name or domain; null for other filters.</param>
/// <param name="Related">The tenant ID of the indirect reseller or provider; null for other filters.</param>
/// <param name="After">The exclusive start in reading direction; null for the first customer in that direction.</param>
/// <param name="Descending">Whether to read in descending order.</param>
/// <param name="Limit">The maximum number of customers; at least 1.</param>
internal sealed record CustomerRange(
    CustomerIndex Index, byte[]? Prefix, Guid? Related, CustomerCursor? After, bool Descending, int Limit);
