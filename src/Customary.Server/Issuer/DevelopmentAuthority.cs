using Customary.Server.Identity;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Server.Issuer;

/// <summary>The development issuer, as those who check tokens see it.</summary>
public sealed class DevelopmentAuthority(IssuerKey key, IssuerNames names) : TokenAuthority
{
    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<SecurityKey>> FindKeysAsync(CancellationToken stop) =>
        await key.FindAsync(stop) is { } found ? [found] : [];

    /// <inheritdoc/>
    public override bool IsIssuer(string issuer, Guid tenant) => issuer == names.First(tenant) || issuer == names.Second(tenant);

    /// <inheritdoc/>
    public override bool IsAudience(string audience) => Audiences.IsKnown(audience);
}
