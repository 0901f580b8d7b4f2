namespace Customary.Storage.Customers;

/// <summary>A partner that a customer takes, and with whom.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="IndirectReseller">The indirect reseller for which it has the customer; null where there is none.</param>
/// <param name="IndirectProvider">The indirect provider through which it has the customer; null where there is none.</param>
internal sealed record PartnerOfCustomer(Guid Partner, Guid? IndirectReseller = null, Guid? IndirectProvider = null)
{
    /// <summary>How many customers the partner can have; 0 means that there is no quota.</summary>
    public int Quota { get; init; }
}
