using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Authentication;

/// <summary>The issuer of accepted tokens: the development issuer or an external authority.</summary>
internal abstract class TokenAuthority
{
    private const string TenantClaim = "tid";

    /// <summary>The accepted signature algorithms. All are asymmetric, so that a public key cannot be used as an HMAC secret.</summary>
    public virtual IReadOnlyList<string> Algorithms { get; } = [SecurityAlgorithms.RsaSha256];

    /// <summary>The audiences to request, for error messages.</summary>
    public abstract IReadOnlyList<string> Audiences { get; }

    /// <summary>All accepted audiences.</summary>
    public virtual IReadOnlyList<string> KnownAudiences => Audiences;

    /// <summary>The issuers that are known so far. The placeholder <c>{tenantid}</c> represents the tenant of a token.</summary>
    public abstract IReadOnlyList<string> Issuers { get; }

    /// <summary>A token must have at least one of these roles; empty if no role is required.</summary>
    public virtual IReadOnlyList<string> Roles { get; } = [];

    /// <summary>
    /// The signing keys; empty if the authority has no key yet. An unknown key ID causes a new read. A fault if the key is
    /// needed and the authority is unavailable.
    /// </summary>
    public abstract ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindKeysAsync(string? keyId, CancellationToken cancellationToken);

    /// <summary>Whether the authority issues tokens of the tenant under that issuer name.</summary>
    public abstract bool IsIssuer(string issuer, Guid tenant);

    /// <summary>Whether the server accepts tokens for that audience.</summary>
    public abstract bool IsAudience(string audience);

    /// <summary>The partner's tenant ID in a token; null if there is none.</summary>
    public virtual Guid? TenantOf(TokenClaims claims) => TenantOf(claims, TenantClaim);

    /// <summary>The tenant ID in a claim; null if the claim is absent or not a GUID.</summary>
    protected static Guid? TenantOf(TokenClaims claims, string claim) => StrictGuid.TryParse(claims.Text(claim), out var tenant) ? tenant : null;
}
