namespace Customary.Hosting.Authentication;

/// <summary>
/// Refuses what the authority signed for another purpose: id tokens, logout tokens and everything else that is signed with
/// the same key and can have the same audience. Sources: RFC 7515, section 4.1.11; RFC 8725, section 3.11; RFC 9068, section 4.
/// </summary>
internal static class AccessTokenKind
{
    private static readonly string[] AcceptedTypes = ["JWT", "at+jwt", "application/jwt", "application/at+jwt"];

    /// <summary>Why the token is not an access token that can be understood here; null when it can be one.</summary>
    public static string? Reject(TokenClaims claims)
    {
        if (claims.HasHeader("crit"))
            return "The bearer token has a header parameter crit, and none of the extensions that it can name is understood here. Get a token without it.";
        if (claims.HasHeader("typ") && !AcceptedTypes.Contains(claims.HeaderText("typ"), StringComparer.OrdinalIgnoreCase))
            return "The bearer token's header parameter typ names another kind of token. Send an access token: typ is JWT or at+jwt.";
        if (IsIdToken(claims)) return "The bearer token is an id token, which is for the client application. Send the access token.";
        return claims.Has("events") ? "The bearer token reports a security event, such as a logout. Send an access token." : null;
    }

    // An access token can have a nonce too, but then also a scope: older versions of Keycloak write both.
    private static bool IsIdToken(TokenClaims claims) =>
        "ID".Equals(claims.Text("typ"), StringComparison.OrdinalIgnoreCase)
        || claims.Has("at_hash")
        || claims.Has("c_hash")
        || (claims.Has("nonce") && !claims.Has("scp") && !claims.Has("scope"));
}
