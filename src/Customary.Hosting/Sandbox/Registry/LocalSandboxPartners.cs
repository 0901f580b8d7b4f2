using Customary.Client.Sandbox;
using Customary.Hosting.Administration;
using Customary.Hosting.Issuer;

namespace Customary.Hosting.Sandbox.Registry;

/// <summary>The registered partners of a store, in this process.</summary>
internal sealed class LocalSandboxPartners(PartnerRegistry registry, PartnerStore store) : ISandboxPartners
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<PartnerRegistration>> ListAsync(CancellationToken cancellationToken = default) => (await store.ListAsync(cancellationToken)).ConvertAll(Render);

    /// <inheritdoc/>
    public async Task<PartnerRegistration> SetAsync(PartnerRegistration registration, CancellationToken cancellationToken = default)
    {
        PartnerSettings settings = new() { Kind = registration.Kind, Name = registration.Name, MpnId = registration.MpnId, Country = registration.Country, Culture = registration.Culture };
        return (await TrySetAsync(registration.Tenant, settings, cancellationToken)).GetValueOrThrow();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PartnershipRegistration>> ListPartnershipsAsync(CancellationToken cancellationToken = default) =>
        (await store.ListPartnershipsAsync(cancellationToken)).ConvertAll(partnership => Render(partnership.Provider, partnership.Reseller));

    /// <inheritdoc/>
    public async Task AddPartnershipAsync(string provider, string reseller, CancellationToken cancellationToken = default) =>
        (await TryAddPartnershipAsync(provider, reseller, cancellationToken)).GetValueOrThrow();

    /// <inheritdoc/>
    public async Task RemovePartnershipAsync(string provider, string reseller, CancellationToken cancellationToken = default) =>
        (await TryRemovePartnershipAsync(provider, reseller, cancellationToken)).ThrowIfFailed();

    /// <summary>Registers a partner, or returns the fault.</summary>
    public async Task<Outcome<PartnerRegistration>> TrySetAsync(string tenant, PartnerSettings settings, CancellationToken cancellationToken)
    {
        if (!PartnerKinds.TryRead(settings.Kind, out var kind)) return Fault.InvalidParameter("kind", $"must be one of {string.Join(", ", PartnerKinds.Names)}");
        var partner = await registry.SetAsync(
            registry.Create(TenantNames.Resolve(tenant), kind, settings.Name, settings.MpnId, settings.Country, settings.Culture), cancellationToken);
        return partner.Fault is { } fault ? fault : Render(partner.Value);
    }

    /// <summary>Registers a partnership, or returns the fault.</summary>
    public async Task<Outcome<PartnershipRegistration>> TryAddPartnershipAsync(string provider, string reseller, CancellationToken cancellationToken)
    {
        var (first, second) = (TenantNames.Resolve(provider), TenantNames.Resolve(reseller));
        return await registry.AddAsync(first, second, cancellationToken) is { } refusal ? Fault.PartnershipRefused(refusal) : Render(first, second);
    }

    /// <summary>Ends a partnership. Returns the fault if there is none.</summary>
    public async Task<Fault?> TryRemovePartnershipAsync(string provider, string reseller, CancellationToken cancellationToken) =>
        await registry.RemoveAsync(TenantNames.Resolve(provider), TenantNames.Resolve(reseller), cancellationToken) ? null : Fault.PartnershipNotFound();

    private static PartnerRegistration Render(RegisteredPartner partner) => new()
    {
        Tenant = partner.Tenant.ToString(),
        Kind = PartnerKinds.NameOf(partner.Kind),
        Name = partner.Name,
        MpnId = partner.MpnId,
        Country = partner.Country,
        Culture = partner.Culture,
    };

    private static PartnershipRegistration Render(Guid provider, Guid reseller) => new() { Provider = provider.ToString(), Reseller = reseller.ToString() };
}
