namespace Customary.Storage.Customers;

/// <summary>What a list of customers is narrowed to and sorted by; a folded text or a partner beside it says what is looked for.</summary>
internal enum CustomerIndex
{
    /// <summary>All customers, by id.</summary>
    Id,

    /// <summary>Those whose company name begins with a text, by company name and id.</summary>
    CompanyName,

    /// <summary>Those whose domain begins with a text, by domain and id.</summary>
    Domain,

    /// <summary>Those that the partner has for an indirect reseller, by id.</summary>
    IndirectReseller,

    /// <summary>Those that the partner has through an indirect provider, by id.</summary>
    IndirectProvider,
}
