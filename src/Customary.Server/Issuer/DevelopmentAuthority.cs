using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Settings;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Server.Issuer;

/// <summary>The development issuer, as those who check tokens see it.</summary>
public sealed class DevelopmentAuthority(IssuerKey key, IssuerNames names, ServiceSettings settings) : TokenAuthority
{
    private const string TenantPlace = "{tenantid}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Audiences { get; } = [settings.Get(AllSettings.Cloud).TokenResource];

    /// <inheritdoc/>
    public override IReadOnlyList<string> KnownAudiences => Issuer.Audiences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Issuers => [names.First(TenantPlace), names.Second(TenantPlace)];

    /// <inheritdoc/>
    public override async ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindKeysAsync(string? keyId, CancellationToken stop) =>
        (SecurityKey[])(await key.FindAsync(stop) is { } found ? [found] : []);

    /// <inheritdoc/>
    public override bool IsIssuer(string issuer, Guid tenant) => issuer == names.First(tenant) || issuer == names.Second(tenant);

    /// <inheritdoc/>
    public override bool IsAudience(string audience) => Issuer.Audiences.IsKnown(audience);
}
