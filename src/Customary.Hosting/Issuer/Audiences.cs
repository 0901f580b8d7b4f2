using Customary.Core.Clouds;

namespace Customary.Hosting.Issuer;

/// <summary>
/// For whom tokens may be: every documented resource of every cloud, whichever one the service stands for (decisions 13
/// and 15). Only what a token is for when nobody says is the cloud's own.
/// Source: the contract, sections 11.1 and 12.2.
/// </summary>
internal static class Audiences
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        Cloud.Global.TokenResource,
        Cloud.China.TokenResource,
        Cloud.Global.DirectoryResource,
        Cloud.China.DirectoryResource,
        Cloud.Germany.DirectoryResource,
        "https://graph.microsoft.com",
        "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known];

    /// <summary>Whether tokens for that audience are issued and taken.</summary>
    public static bool IsKnown(string audience) => Known.Contains(audience.TrimEnd('/'));

    /// <summary>
    /// The audience that a request asks for: a resource, in version 1, or a scope; the cloud's own when it names neither. Null when
    /// it is unknown.
    /// </summary>
    public static string? Asked(Cloud cloud, TokenVersion version, string? resource, string? scope)
    {
        if (version == TokenVersion.V2 || resource is null) return OfScope(cloud, scope);
        return IsKnown(resource) ? resource.TrimEnd('/') : null;
    }

    /// <summary>
    /// The audience that a version 2 scope names: the resource before its last part. Null when it names none or an
    /// unknown one; scopes of OpenID Connect beside it do not matter.
    /// </summary>
    private static string? OfScope(Cloud cloud, string? scope)
    {
        foreach (var part in (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "openid" or "profile" or "email" or "offline_access") continue;
            var end = part.LastIndexOf('/');
            var audience = end > 0 ? part[..end].TrimEnd('/') : part;
            return IsKnown(audience) ? audience : null;
        }

        return cloud.TokenResource;
    }
}
