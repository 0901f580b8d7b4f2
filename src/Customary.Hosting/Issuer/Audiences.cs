namespace Customary.Hosting.Issuer;

/// <summary>
/// The audiences of the development issuer: every documented resource of every cloud. The configured cloud determines only
/// the default. Sources: docs/contract.md#clouds, docs/contract.md#partners-and-the-development-issuer.
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

    /// <summary>All known audiences.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known];

    /// <summary>Whether the server issues and accepts tokens for the audience.</summary>
    public static bool IsKnown(string audience) => Known.Contains(audience.TrimEnd('/'));

    /// <summary>
    /// Returns the audience of a token request: the resource (version 1), the resource of the scope, or the default of the cloud.
    /// Null if the audience is unknown.
    /// </summary>
    public static string? Resolve(Cloud cloud, TokenVersion version, string? resource, string? scope)
    {
        if (version == TokenVersion.V2 || resource is null) return FromScope(cloud, scope);
        return IsKnown(resource) ? resource.TrimEnd('/') : null;
    }

    /// <summary>
    /// Returns the audience of the first scope that is not an OpenID Connect scope: the part before the last slash. Null if the
    /// audience is unknown.
    /// </summary>
    private static string? FromScope(Cloud cloud, string? scope)
    {
        foreach (var value in (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (value is "openid" or "profile" or "email" or "offline_access") continue;
            var end = value.LastIndexOf('/');
            var audience = end > 0 ? value[..end].TrimEnd('/') : value;
            return IsKnown(audience) ? audience : null;
        }

        return cloud.TokenResource;
    }
}
