using Microsoft.IdentityModel.Tokens;

namespace Customary.Server.Identity;

/// <summary>Whose tokens are believed: the seam between the development issuer and an authority outside.</summary>
public abstract class TokenAuthority
{
    /// <summary>The keys with which it signs now; empty when it has signed nothing yet.</summary>
    public abstract ValueTask<IReadOnlyList<SecurityKey>> FindKeysAsync(CancellationToken stop);

    /// <summary>Whether it writes that issuer into tokens of that tenant.</summary>
    public abstract bool IsIssuer(string issuer, Guid tenant);

    /// <summary>Whether a token for that audience is for this service.</summary>
    public abstract bool IsAudience(string audience);
}
