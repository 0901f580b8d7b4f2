using Customary.Core.Identity;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Authentication;

/// <summary>
/// Tells tokens of applications from tokens of users. A token is an application's only if it shows so; whatever it lacks, it is
/// a user's and must pass the checks for users.
/// </summary>
internal sealed class ApplicationTokens(CustomarySettings settings)
{
    private readonly AppClaim? _appClaim = settings.IsSet(SettingDefinitions.AppClaim, out var claim) ? claim : null;

    /// <summary>The hosts in the issuer names of Entra ID: both token versions, in every cloud.</summary>
    public static IReadOnlyList<string> EntraHosts { get; } =
    [
        "sts.windows.net", "login.microsoftonline.com", "login.microsoftonline.us", "sts.chinacloudapi.cn", "login.partner.microsoftonline.cn",
        "login.chinacloudapi.cn", "sts.microsoftonline.de", "login.microsoftonline.de",
    ];

    /// <summary>Whether the token shows that it is an application's.</summary>
    public bool IsApplication(TokenClaims claims) =>
        claims.Text("idtyp") == "app"
        || IsEntraApplication(claims)
        || (_appClaim is { } expected && claims.Texts(expected.Name).Contains(expected.Value, StringComparer.Ordinal));

    /// <summary>Whether an issuer's name is one of Entra ID.</summary>
    public static bool IsEntra(string? issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps && EntraHosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase);

    // Entra gives a user another sub for each application, and an application its object id. Access tokens of users have scp.
    // Source: "Access token claims reference", https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
    private static bool IsEntraApplication(TokenClaims claims) =>
        claims.Text("oid") is { } id && id == claims.Text("sub") && !claims.Has("scp") && IsEntra(claims.Text("iss"));
}
