
namespace Customary.Hosting.Authentication;

/// <summary>
/// Distinguishes tokens of applications from tokens of users. A token counts as an application's only if a claim proves it.
/// Every other token must pass the checks for users.
/// </summary>
internal sealed class ApplicationTokens(AccessTokenOptions options)
{
    /// <summary>The hosts in the issuer names of Entra ID, for both token versions and all clouds.</summary>
    public static IReadOnlyList<string> EntraHosts { get; } =
    [
        "sts.windows.net", "login.microsoftonline.com", "login.microsoftonline.us", "sts.chinacloudapi.cn", "login.partner.microsoftonline.cn",
        "login.chinacloudapi.cn", "sts.microsoftonline.de", "login.microsoftonline.de",
    ];

    /// <summary>Whether a claim proves that the token is an application's.</summary>
    public bool IsApplication(TokenClaims claims) =>
        claims.Text("idtyp") == "app"
        || IsEntraApplication(claims)
        || (options.AppClaim is { } expected && claims.Texts(expected.Name).Contains(expected.Value, StringComparer.Ordinal));

    /// <summary>Whether an issuer is Entra ID.</summary>
    public static bool IsEntra(string? issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps && EntraHosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase);

    // In Entra ID, the sub of an application is its object ID. The sub of a user differs from the object ID, and a user's access token has scp.
    // Source: "Access token claims reference", https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
    private static bool IsEntraApplication(TokenClaims claims) =>
        claims.Text("oid") is { } id && id == claims.Text("sub") && !claims.Has("scp") && IsEntra(claims.Text("iss"));
}
