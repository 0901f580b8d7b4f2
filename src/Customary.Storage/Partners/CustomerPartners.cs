namespace Customary.Storage.Partners;

/// <summary>The other partners in a partner's view of a customer.</summary>
/// <param name="HasEnded">Whether the relationship of the partner with the customer has ended.</param>
/// <param name="Reseller">The indirect reseller of the customer; null when there is none.</param>
/// <param name="Provider">The indirect provider of the customer; null when there is none.</param>
internal sealed record CustomerPartners(bool HasEnded, RelatedPartner? Reseller, RelatedPartner? Provider);
