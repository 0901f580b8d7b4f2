namespace Customary.Core.Identity;

/// <summary>
/// The partners that are allowed to use the server: those of the setting <c>partners</c>, and in Development every other partner as a
/// sandbox account (docs/contract.md#partners-and-the-development-issuer).
/// </summary>
internal sealed class PartnerAllowList(PartnerAccessOptions options)
{
    private readonly Dictionary<Guid, AllowedPartner> _listed =
        options.Partners.ToDictionary(partner => partner.Tenant);

    private readonly bool _allowUnlisted = options.AllowUnlisted;

    /// <summary>The listed domain of a tenant; null if the tenant is not listed.</summary>
    public string? FindDomain(Guid tenant) => _listed.GetValueOrDefault(tenant)?.Domain;

    /// <summary>Whether a partner is a sandbox account. A partner that is no longer allowed is not.</summary>
    public bool IsSandbox(Guid tenant) => IsAllowed(tenant, out var isSandbox) && isSandbox;

    /// <summary>Whether a tenant is allowed, and whether it is a sandbox account.</summary>
    public bool IsAllowed(Guid tenant, out bool isSandbox)
    {
        var isListed = _listed.TryGetValue(tenant, out var partner);
        isSandbox = partner?.IsSandbox ?? _allowUnlisted;
        return isListed || _allowUnlisted;
    }
}
