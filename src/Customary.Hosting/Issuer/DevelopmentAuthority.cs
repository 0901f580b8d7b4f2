using Customary.Hosting.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>The development issuer as the authority that validates tokens.</summary>
internal sealed class DevelopmentAuthority(IssuerKey key, IssuerNames names, Cloud cloud) : TokenAuthority
{
    private const string TenantPlaceholder = "{tenantid}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Audiences { get; } = [cloud.TokenResource];

    /// <inheritdoc/>
    public override IReadOnlyList<string> KnownAudiences => Issuer.Audiences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Issuers => [names.V1(TenantPlaceholder), names.V2(TenantPlaceholder)];

    /// <inheritdoc/>
    public override async ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindKeysAsync(string? keyId, CancellationToken cancellationToken) =>
        (SecurityKey[])(await key.FindAsync(cancellationToken) is { } signingKey ? [signingKey] : []);

    /// <inheritdoc/>
    public override bool IsIssuer(string issuer, Guid tenant) => issuer == names.V1(tenant) || issuer == names.V2(tenant);

    /// <inheritdoc/>
    public override bool IsAudience(string audience) => Issuer.Audiences.IsKnown(audience);
}
