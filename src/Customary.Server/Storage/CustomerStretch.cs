namespace Customary.Server.Storage;

/// <summary>Customers that follow one another in a list.</summary>
/// <param name="Customers">The customers in the order in which they were read; to be changed by whoever asked for them.</param>
/// <param name="HasEarlier">
/// Whether the list has a customer at or before the place from which they were read, seen in the order of reading; unknown, and
/// false, where there are none.
/// </param>
public sealed record CustomerStretch(List<CustomerSummary> Customers, bool HasEarlier);
