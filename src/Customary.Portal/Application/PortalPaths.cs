namespace Customary.Portal.Application;

/// <summary>The paths of the portal.</summary>
internal static class PortalPaths
{
    /// <summary>The first page, and the prefix of all others.</summary>
    public const string Root = "/portal";

    /// <summary>The page that starts a sign-in.</summary>
    public const string SignIn = $"{Root}/sign-in";

    private static readonly PathString Prefix = Root;

    /// <summary>Whether a path belongs to the portal.</summary>
    public static bool IsPortal(PathString path) => path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns a path of this portal that a form or a query contains, or the first page. Only a local path is accepted, so the portal
    /// never sends a browser to another site.
    /// </summary>
    public static string GetLocal(string? path) =>
        path is not null && path.Length <= 2000 && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal)
        && (path == Root || path.StartsWith($"{Root}/", StringComparison.Ordinal) || path.StartsWith($"{Root}?", StringComparison.Ordinal))
            ? path
            : Root;
}
