namespace Customary.Client.Sandbox;

/// <summary>The registered partners of a server over HTTP.</summary>
internal sealed class HttpSandboxPartners(SandboxHttp http) : ISandboxPartners
{
    private const string Path = "/partners";
    private const string PartnershipPath = "/partnerships";

    /// <inheritdoc/>
    public Task<IReadOnlyList<PartnerRegistration>> ListAsync(CancellationToken cancellationToken = default) =>
        http.ListAsync("ListPartners", Path, SandboxJsonContext.Api.PartnerRegistrations, cancellationToken);

    /// <inheritdoc/>
    public Task<PartnerRegistration> SetAsync(PartnerRegistration registration, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(registration);
        PartnerSettings body = new() { Kind = registration.Kind, Name = registration.Name, MpnId = registration.MpnId, Country = registration.Country, Culture = registration.Culture };
        return http.SendAsync(
            "SetPartner", "PUT", $"{Path}/{Escape(registration.Tenant)}", body, SandboxJsonContext.Api.PartnerSettings, SandboxJsonContext.Api.PartnerRegistration, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PartnershipRegistration>> ListPartnershipsAsync(CancellationToken cancellationToken = default) =>
        http.ListAsync("ListPartnerships", PartnershipPath, SandboxJsonContext.Api.PartnershipRegistrations, cancellationToken);

    /// <inheritdoc/>
    public Task AddPartnershipAsync(string provider, string reseller, CancellationToken cancellationToken = default) =>
        http.SendAsync("AddPartnership", "PUT", PathOf(provider, reseller), SandboxJsonContext.Api.PartnershipRegistration, cancellationToken);

    /// <inheritdoc/>
    public Task RemovePartnershipAsync(string provider, string reseller, CancellationToken cancellationToken = default) =>
        http.DeleteAsync("RemovePartnership", PathOf(provider, reseller), cancellationToken);

    private static string PathOf(string provider, string reseller) => $"{PartnershipPath}/{Escape(provider)}/{Escape(reseller)}";

    private static string Escape(string tenant) => Uri.EscapeDataString(Guard.NotEmpty(tenant));
}
