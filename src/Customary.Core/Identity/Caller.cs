namespace Customary.Core.Identity;

/// <summary>Who calls: what a checked token says. Source: the contract, section 12.2.</summary>
/// <param name="Partner">The partner tenant, from the claim <c>tid</c>.</param>
/// <param name="IsSandbox">Whether the partner is a sandbox account.</param>
/// <param name="Application">The client application, from <c>appid</c> or <c>azp</c>; null when the token has neither.</param>
/// <param name="User">The user's principal name or object id; null for an application alone.</param>
internal sealed record Caller(Guid Partner, bool IsSandbox, string? Application, string? User)
{
    /// <summary>The user's object id, from <c>oid</c>; null for an application alone, and where the token has none.</summary>
    public string? UserId { get; init; }

    /// <summary>Whether a user stands behind the token (app+user), or an application alone.</summary>
    public bool IsUser => User is not null;
}
