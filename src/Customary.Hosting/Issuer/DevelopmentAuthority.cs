using Customary.Hosting.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>The development issuer as the authority that validates tokens.</summary>
internal sealed class DevelopmentAuthority(IssuerKey key, IssuerNames names, Cloud cloud) : TokenAuthority
{
    /// <summary>Represents the tenant ID in the name of an issuer, as in Entra ID's discovery document for common.</summary>
    public const string TenantPlaceholder = "{tenantid}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Audiences { get; } = [cloud.TokenResource];

    /// <inheritdoc/>
    public override IReadOnlyList<string> KnownAudiences => Issuer.Audiences.All;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Issuers =>
    [
        .. from address in names.Addresses
           from version in (TokenVersion[])[TokenVersion.V1, TokenVersion.V2]
           select IssuerNames.GetName(address, TenantPlaceholder, version),
    ];

    /// <inheritdoc/>
    public override async ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindKeysAsync(string? keyId, CancellationToken cancellationToken) =>
        (SecurityKey[])(await key.FindAsync(cancellationToken) is { } signingKey ? [signingKey] : []);

    /// <inheritdoc/>
    public override bool IsIssuer(string issuer, Guid tenant) => IssuerNames.IsName(issuer, tenant);

    /// <inheritdoc/>
    public override bool IsAudience(string audience) => Issuer.Audiences.IsKnown(audience);
}
