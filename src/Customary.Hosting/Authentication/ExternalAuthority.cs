using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Authentication;

/// <summary>
/// An external OpenID Connect authority, such as Entra ID or Keycloak. Sources: OpenID Connect Discovery 1.0, and for the
/// claims docs/contract.md#tokens.
/// </summary>
internal sealed class ExternalAuthority(OidcSigningKeyProvider keys, AuthorityOptions options) : TokenAuthority
{
    private const string TenantPlaceholder = "{tenantid}";
    private readonly FrozenSet<string> _audiences = options.Audiences.Select(TrimSlash).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Audiences { get; } = options.Audiences;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Issuers => keys.Issuer is { } discovered ? [discovered, .. options.AdditionalIssuers] : options.AdditionalIssuers;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles { get; } = options.Roles;

    /// <inheritdoc/>
    public override ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindKeysAsync(string? keyId, CancellationToken cancellationToken) => keys.FindAsync(keyId, cancellationToken);

    /// <inheritdoc/>
    public override bool IsIssuer(string issuer, Guid tenant) =>
        (keys.Issuer is { } discovered && Matches(discovered, issuer, tenant)) || options.AdditionalIssuers.Any(more => Matches(more, issuer, tenant));

    /// <inheritdoc/>
    public override bool IsAudience(string audience) => _audiences.Contains(TrimSlash(audience));

    /// <inheritdoc/>
    public override Guid? TenantOf(TokenClaims claims) => claims.Has(options.TenantClaim) ? TenantOf(claims, options.TenantClaim) : options.DefaultTenant;

    // A multitenant authority has one discovery document with a placeholder for the tenant ID.
    private static bool Matches(string known, string issuer, Guid tenant) =>
        known.Replace(TenantPlaceholder, tenant.ToString(), StringComparison.Ordinal).Equals(issuer, StringComparison.Ordinal);

    private static string TrimSlash(string audience) => audience.TrimEnd('/');
}
