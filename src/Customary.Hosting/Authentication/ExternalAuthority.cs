using System.Collections.Frozen;
using Customary.Core.Errors;
using Customary.Hosting.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Authentication;

/// <summary>
/// An OpenID Connect authority outside, such as Entra ID or Keycloak, as the settings describe it. Sources: OpenID
/// Connect Discovery 1.0, and the contract, section 12.2, for the claims.
/// </summary>
internal sealed class ExternalAuthority(OidcSigningKeyProvider keys, CustomarySettings settings) : TokenAuthority
{
    private const string TenantPlace = "{tenantid}";
    private readonly string _tenantClaim = settings.Get(SettingDefinitions.TenantClaim);
    private readonly Guid? _onlyTenant = settings.IsSet(SettingDefinitions.AuthorityTenant, out var tenant) ? tenant : null;
    private readonly IReadOnlyList<string> _moreIssuers = settings.IsSet(SettingDefinitions.Issuers, out var issuers) ? issuers : [];
    private readonly FrozenSet<string> _audiences = settings.Get(SettingDefinitions.Audience).Select(Bare).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Audiences { get; } = settings.Get(SettingDefinitions.Audience);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Issuers => keys.Issuer is { } discovered ? [discovered, .. _moreIssuers] : _moreIssuers;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles { get; } = settings.IsSet(SettingDefinitions.Roles, out var roles) ? roles : [];

    /// <inheritdoc/>
    public override ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindKeysAsync(string? keyId, CancellationToken cancellationToken) => keys.FindAsync(keyId, cancellationToken);

    /// <inheritdoc/>
    public override bool IsIssuer(string issuer, Guid tenant) =>
        (keys.Issuer is { } discovered && Matches(discovered, issuer, tenant)) || _moreIssuers.Any(more => Matches(more, issuer, tenant));

    /// <inheritdoc/>
    public override bool IsAudience(string audience) => _audiences.Contains(Bare(audience));

    /// <inheritdoc/>
    public override Guid? TenantOf(TokenClaims claims) => claims.Has(_tenantClaim) ? TenantOf(claims, _tenantClaim) : _onlyTenant;

    // An authority of many tenants has one document for all of them, with a place where the tenant's id goes.
    private static bool Matches(string known, string issuer, Guid tenant) =>
        known.Replace(TenantPlace, tenant.ToString(), StringComparison.Ordinal).Equals(issuer, StringComparison.Ordinal);

    private static string Bare(string audience) => audience.TrimEnd('/');
}
