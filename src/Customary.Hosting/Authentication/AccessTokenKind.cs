namespace Customary.Hosting.Authentication;

/// <summary>
/// Rejects tokens that the authority signed for another purpose with the same key and audience, such as ID tokens and logout
/// tokens. Sources: RFC 7515, section 4.1.11; RFC 8725, section 3.11; RFC 9068, section 4.
/// </summary>
internal static class AccessTokenKind
{
    private static readonly string[] AcceptedTypes = ["JWT", "at+jwt", "application/jwt", "application/at+jwt"];

    /// <summary>The reason why the token is not an accepted access token; null if it is one.</summary>
    public static string? Reject(TokenClaims claims)
    {
        if (claims.HasHeader("crit"))
            return "The bearer token has a header parameter crit, and none of the extensions that it can name is understood here. Get a token without it.";
        if (claims.HasHeader("typ") && !AcceptedTypes.Contains(claims.HeaderText("typ"), StringComparer.OrdinalIgnoreCase))
            return "The bearer token's header parameter typ names another kind of token. Send an access token: typ is JWT or at+jwt.";
        if (IsIdToken(claims)) return "The bearer token is an id token, which is for the client application. Send the access token.";
        return claims.Has("events") ? "The bearer token reports a security event, such as a logout. Send an access token." : null;
    }

    // Older versions of Keycloak write a nonce into access tokens too, but only together with a scope.
    private static bool IsIdToken(TokenClaims claims) =>
        "ID".Equals(claims.Text("typ"), StringComparison.OrdinalIgnoreCase)
        || claims.Has("at_hash")
        || claims.Has("c_hash")
        || (claims.Has("nonce") && !claims.Has("scp") && !claims.Has("scope"));
}
