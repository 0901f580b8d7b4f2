namespace Customary.Core.Identity;

/// <summary>The caller, from the claims of a validated token. Source: docs/contract.md#tokens.</summary>
/// <param name="Partner">The partner tenant, from the claim <c>tid</c>.</param>
/// <param name="IsSandbox">Whether the partner is a sandbox account.</param>
/// <param name="Application">The client application, from <c>appid</c> or <c>azp</c>; null if the token has neither.</param>
/// <param name="User">The user's principal name or object id; null for an application token.</param>
internal sealed record Caller(Guid Partner, bool IsSandbox, string? Application, string? User)
{
    /// <summary>The user's object id, from <c>oid</c>; null for an application token and for a token without that claim.</summary>
    public string? UserId { get; init; }

    /// <summary>The sign-in that the token comes from, from <c>sid</c>, <c>uti</c> or <c>jti</c>; null for a token without these claims.</summary>
    public Guid? Session { get; init; }

    /// <summary>Whether the token is a user token (app+user) and not an application token.</summary>
    public bool IsUser => User is not null;
}
