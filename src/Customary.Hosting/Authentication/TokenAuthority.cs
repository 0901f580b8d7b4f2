using Customary.Core.Errors;
using Customary.Hosting.Http;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Authentication;

/// <summary>Whose tokens are believed: the seam between the development issuer and an authority outside.</summary>
internal abstract class TokenAuthority
{
    private const string TenantClaim = "tid";

    /// <summary>The algorithms with which it may sign. All are of key pairs: a public key must never pass for a secret.</summary>
    public virtual IReadOnlyList<string> Algorithms { get; } = [SecurityAlgorithms.RsaSha256];

    /// <summary>The audiences to name to somebody whose token is for another.</summary>
    public abstract IReadOnlyList<string> Audiences { get; }

    /// <summary>All audiences that are taken.</summary>
    public virtual IReadOnlyList<string> KnownAudiences => Audiences;

    /// <summary>The issuers that are believed, as far as they are known now; <c>{tenantid}</c> stands for a token's tenant.</summary>
    public abstract IReadOnlyList<string> Issuers { get; }

    /// <summary>The roles of which a token must have one; empty when none is needed.</summary>
    public virtual IReadOnlyList<string> Roles { get; } = [];

    /// <summary>
    /// The keys with which it signs now; empty when it has signed nothing yet. Where the key of a token is not among
    /// those that are known, it is asked again. A fault when it cannot be asked and nothing else would tell.
    /// </summary>
    public abstract ValueTask<Outcome<IReadOnlyList<SecurityKey>>> FindKeysAsync(string? keyId, CancellationToken cancellationToken);

    /// <summary>Whether it writes that issuer into tokens of that tenant.</summary>
    public abstract bool IsIssuer(string issuer, Guid tenant);

    /// <summary>Whether a token for that audience is for this service.</summary>
    public abstract bool IsAudience(string audience);

    /// <summary>The partner tenant of a token; null when it names none.</summary>
    public virtual Guid? TenantOf(TokenClaims claims) => TenantOf(claims, TenantClaim);

    /// <summary>The tenant in a claim; null when it is not there, or not a GUID.</summary>
    protected static Guid? TenantOf(TokenClaims claims, string claim) => StrictGuid.TryParse(claims.Text(claim), out var tenant) ? tenant : null;
}
