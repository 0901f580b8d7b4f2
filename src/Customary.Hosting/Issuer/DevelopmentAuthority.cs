using Customary.Core.Errors;
using Customary.Hosting.Authentication;
using Customary.Hosting.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>The development issuer, as those who check tokens see it.</summary>
internal sealed class DevelopmentAuthority(IssuerKey key, IssuerNames names, CustomarySettings settings) : TokenAuthority
{
    private const string TenantPlace = "{tenantid}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Audiences { get; } = [settings.Get(SettingDefinitions.Cloud).TokenResource];

    /// <inheritdoc/>
    public override IReadOnlyList<string> KnownAudiences => Customary.Hosting.Issuer.Audiences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Issuers => [names.V1(TenantPlace), names.V2(TenantPlace)];

    /// <inheritdoc/>
    public override async ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindKeysAsync(string? keyId, CancellationToken cancellationToken) =>
        (SecurityKey[])(await key.FindAsync(cancellationToken) is { } found ? [found] : []);

    /// <inheritdoc/>
    public override bool IsIssuer(string issuer, Guid tenant) => issuer == names.V1(tenant) || issuer == names.V2(tenant);

    /// <inheritdoc/>
    public override bool IsAudience(string audience) => Customary.Hosting.Issuer.Audiences.IsKnown(audience);
}
