namespace Customary.Storage.Partners;

/// <summary>With whom a partner has a customer.</summary>
/// <param name="HasEnded">Whether its relationship with the customer has ended.</param>
/// <param name="Reseller">The indirect reseller for which it has the customer; null where there is none.</param>
/// <param name="Provider">The indirect provider through which it has the customer; null where there is none.</param>
internal sealed record CustomerPartners(bool HasEnded, RelatedPartner? Reseller, RelatedPartner? Provider);
