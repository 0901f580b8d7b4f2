namespace Customary.Server.Issuer;

/// <summary>
/// For whom tokens may be: every documented resource of every cloud (decisions 13 and 15).
/// Source: the contract, sections 11.1 and 12.2.
/// </summary>
internal static class Audiences
{
    /// <summary>What a token is for when nobody says.</summary>
    public const string Standard = "https://api.partnercenter.microsoft.com";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        Standard,
        "https://partner.partnercenterapi.microsoftonline.cn",
        "https://graph.windows.net",
        "https://graph.chinacloudapi.cn",
        "https://graph.cloudapi.de",
        "https://graph.microsoft.com",
        "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known];

    /// <summary>Whether tokens for that audience are issued and taken.</summary>
    public static bool IsKnown(string audience) => Known.Contains(audience.TrimEnd('/'));

    /// <summary>
    /// The audience that a request asks for: a resource, in version 1, or a scope; the standard one when it names neither. Null when
    /// it is unknown.
    /// </summary>
    public static string? Asked(TokenVersion version, string? resource, string? scope)
    {
        if (version == TokenVersion.Second || resource is null) return OfScope(scope);
        return IsKnown(resource) ? resource.TrimEnd('/') : null;
    }

    /// <summary>
    /// The audience that a version 2 scope names: the resource before its last part. Null when it names none or an
    /// unknown one; scopes of OpenID Connect beside it do not matter.
    /// </summary>
    private static string? OfScope(string? scope)
    {
        foreach (var part in (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "openid" or "profile" or "email" or "offline_access") continue;
            var end = part.LastIndexOf('/');
            var audience = end > 0 ? part[..end].TrimEnd('/') : part;
            return IsKnown(audience) ? audience : null;
        }

        return Standard;
    }
}
