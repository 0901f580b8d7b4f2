namespace Customary.Storage.Partners;

/// <summary>What is registered of a partner.</summary>
/// <param name="Tenant">The id of its tenant.</param>
/// <param name="Kind">What it does in the program.</param>
/// <param name="Name">Its name, as its partners see it.</param>
/// <param name="MpnId">Its id in the partner network.</param>
/// <param name="Country">Where it is: an ISO 3166-1 alpha-2 code.</param>
/// <param name="Culture">In which culture it is spoken to.</param>
internal sealed record RegisteredPartner(Guid Tenant, PartnerKind Kind, string Name, string MpnId, string Country, string Culture);
