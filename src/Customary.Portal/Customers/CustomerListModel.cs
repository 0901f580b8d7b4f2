namespace Customary.Portal.Customers;

/// <summary>A page of the list of customers.</summary>
/// <param name="Search">The text that was searched; empty for all customers.</param>
/// <param name="Field">The searched field: a value of <see cref="CustomerSearch"/>.</param>
/// <param name="Reseller">The indirect reseller whose customers are shown; null for those of all.</param>
/// <param name="Resellers">The indirect resellers to choose from, and their names.</param>
/// <param name="Customers">The customers.</param>
/// <param name="Previous">The path of the previous page; null if this is the first one.</param>
/// <param name="Next">The path of the next page; null if this is the last one.</param>
/// <param name="Done">What the person has just ended: a value of <see cref="CustomerEnding"/>; empty for nothing.</param>
internal sealed record CustomerListModel(
    string Search, string Field, Guid? Reseller, IReadOnlyList<KeyValuePair<string, string>> Resellers, IReadOnlyList<ListedCustomer> Customers, string? Previous, string? Next, string Done);
