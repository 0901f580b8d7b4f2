namespace Customary.Storage.Partners;

/// <summary>The registration of a partner.</summary>
/// <param name="Tenant">The tenant ID.</param>
/// <param name="Kind">The type of the partner.</param>
/// <param name="Name">The name that other partners see.</param>
/// <param name="MpnId">The partner network ID.</param>
/// <param name="Country">The country: an ISO 3166-1 alpha-2 code.</param>
/// <param name="Culture">The culture, such as <c>en-US</c>.</param>
internal sealed record RegisteredPartner(Guid Tenant, PartnerKind Kind, string Name, string MpnId, string Country, string Culture);
