namespace Customary.Core.Identity;

/// <summary>
/// Which partners are let in: those of the setting <c>partners</c>, and in Development anybody, as a sandbox
/// account (decision 15).
/// </summary>
internal sealed class PartnerAllowList(PartnerAccessOptions options)
{
    private readonly Dictionary<Guid, AllowedPartner> _listed =
        options.Partners.ToDictionary(partner => partner.Tenant);

    private readonly bool _anybody = options.AllowUnlisted;

    /// <summary>The domain that is listed for a tenant; null where it is not listed.</summary>
    public string? FindDomain(Guid tenant) => _listed.GetValueOrDefault(tenant)?.Domain;

    /// <summary>Whether a partner is a sandbox account; one that is not let in any more is none.</summary>
    public bool IsSandbox(Guid tenant) => IsAllowed(tenant, out var isSandbox) && isSandbox;

    /// <summary>Whether a tenant is let in, and whether as a sandbox account.</summary>
    public bool IsAllowed(Guid tenant, out bool isSandbox)
    {
        var isListed = _listed.TryGetValue(tenant, out var partner);
        isSandbox = partner?.IsSandbox ?? _anybody;
        return isListed || _anybody;
    }
}
