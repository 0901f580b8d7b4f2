namespace Customary.Portal.Customers;

/// <summary>A customer of a list.</summary>
/// <param name="Id">The customer ID.</param>
/// <param name="Name">The company name.</param>
/// <param name="Domain">The domain.</param>
internal sealed record ListedCustomer(string Id, string Name, string Domain);

/// <summary>Collects what the list of customers shows.</summary>
/// <param name="capacity">The expected number of customers.</param>
internal sealed class ListedCustomers(int capacity) : ICustomerItems
{
    private readonly List<ListedCustomer> _customers = new(capacity);

    /// <summary>The customers.</summary>
    public IReadOnlyList<ListedCustomer> All => _customers;

    /// <inheritdoc/>
    public void Reset() => _customers.Clear();

    /// <inheritdoc/>
    public void Add(CustomerSummary customer) =>
        _customers.Add(new(customer.Id.ToString(), Encoding.UTF8.GetString(customer.CompanyName), Encoding.UTF8.GetString(customer.Domain)));

    /// <inheritdoc/>
    public void Reverse() => _customers.Reverse();
}
