namespace Customary.Storage.Partners;

/// <summary>Another partner in a partnership. The registered data is null when the partner is not registered.</summary>
/// <param name="Tenant">The tenant ID.</param>
/// <param name="Name">The registered name.</param>
/// <param name="MpnId">The registered partner network ID.</param>
/// <param name="Country">The registered country: an ISO 3166-1 alpha-2 code.</param>
internal sealed record RelatedPartner(Guid Tenant, string? Name, string? MpnId, string? Country);
