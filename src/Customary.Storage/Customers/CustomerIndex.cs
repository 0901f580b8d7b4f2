namespace Customary.Storage.Customers;

/// <summary>The filter and sort order of a list of customers. Only active relationships are listed.</summary>
internal enum CustomerIndex
{
    /// <summary>All customers, sorted by ID.</summary>
    Id,

    /// <summary>Customers whose company name starts with <see cref="CustomerRange.Prefix"/>, sorted by company name and ID.</summary>
    CompanyName,

    /// <summary>Customers whose domain starts with <see cref="CustomerRange.Prefix"/>, sorted by domain and ID.</summary>
    Domain,

    /// <summary>Customers of the indirect reseller <see cref="CustomerRange.Related"/>, sorted by ID.</summary>
    IndirectReseller,

    /// <summary>Customers through the indirect provider <see cref="CustomerRange.Related"/>, sorted by ID.</summary>
    IndirectProvider,
}
