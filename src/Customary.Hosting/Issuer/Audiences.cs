namespace Customary.Hosting.Issuer;

/// <summary>
/// The audiences of the development issuer: every documented resource of every cloud, and client applications, which exchange
/// such a token on behalf of its user. The configured cloud determines only the default.
/// Sources: docs/contract.md#clouds, docs/contract.md#partners-and-the-development-issuer.
/// </summary>
internal static class Audiences
{
    private const string ApplicationScheme = "api://";
    private const int MaxApplicationLength = 256;
    private static readonly string[] OpenIdScopes = ["openid", "profile", "email", "offline_access"];

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

    /// <summary>All audiences that the API accepts.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known];

    /// <summary>Whether the API accepts tokens for the audience.</summary>
    public static bool IsKnown(string audience) => Known.Contains(audience.TrimEnd('/'));

    /// <summary>Whether the audience is a client application: its ID, or its application ID URI.</summary>
    public static bool IsClient(string audience, string client) =>
        audience.Equals(client, StringComparison.OrdinalIgnoreCase) || audience.Equals($"{ApplicationScheme}{client}", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the resource of a token request: the one that version 1 names, the one of the scopes, or the default of the cloud.
    /// Null if the resource is unknown.
    /// </summary>
    public static RequestedResource? Resolve(Cloud cloud, TokenVersion version, string? resource, string? scope)
    {
        if (version == TokenVersion.V2 || resource is null) return FromScope(cloud, scope);
        return IsIssued(resource) ? new(resource.TrimEnd('/'), []) : null;
    }

    // The first scope that is not an OpenID Connect scope names the resource in the part before its last slash.
    private static RequestedResource? FromScope(Cloud cloud, string? scope)
    {
        var scopes = (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(OpenIdScopes).Select(Split).ToList();
        if (scopes is []) return new(cloud.TokenResource, []);
        var audience = scopes[0].Audience;
        return IsIssued(audience)
            ? new(audience, [.. scopes.Where(each => each.Audience == audience && each.Permission.Length > 0).Select(each => each.Permission)])
            : null;
    }

    private static (string Audience, string Permission) Split(string scope)
    {
        var end = scope.LastIndexOf('/');
        return end > 0 ? (scope[..end].TrimEnd('/'), scope[(end + 1)..]) : (scope, "");
    }

    private static bool IsIssued(string audience) => IsKnown(audience) || IsApplication(audience);

    private static bool IsApplication(string audience) =>
        StrictGuid.TryParse(audience, out _)
        || (audience.Length is > 6 and <= MaxApplicationLength && audience.StartsWith(ApplicationScheme, StringComparison.Ordinal));
}
