namespace Customary.Storage.Customers;

/// <summary>A partner that establishes a relationship with a customer.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="IndirectReseller">The indirect reseller of the customer; null when there is none.</param>
/// <param name="IndirectProvider">The indirect provider of the customer; null when there is none.</param>
internal sealed record PartnerOfCustomer(Guid Partner, Guid? IndirectReseller = null, Guid? IndirectProvider = null)
{
    /// <summary>The maximum number of customers of the partner; 0 for no limit.</summary>
    public int Quota { get; init; }
}
