namespace Customary.Portal.Application;

/// <summary>The paths of the portal.</summary>
internal static class PortalPaths
{
    /// <summary>The first page, and the prefix of all others.</summary>
    public const string Root = "/portal";

    /// <summary>The page that starts a sign-in.</summary>
    public const string SignIn = $"{Root}/sign-in";

    /// <summary>The first page of the customer's side, and the prefix of all others.</summary>
    public const string Organization = $"{Root}/organization";

    /// <summary>The page on which an administrator of a customer signs in.</summary>
    public const string OrganizationSignIn = $"{Organization}/sign-in";

    /// <summary>The first page of the operator's side, and the prefix of all others.</summary>
    public const string Sandbox = $"{Root}/sandbox";

    /// <summary>The page on which an operator enters the administrative token.</summary>
    public const string SandboxSignIn = $"{Sandbox}/sign-in";

    private static readonly PathString Prefix = Root;

    /// <summary>Whether a path belongs to the portal.</summary>
    public static bool IsPortal(PathString path) => path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns a path of this portal that a form or a query contains, or another one. Only a local path is accepted, so the portal never sends a
    /// browser to another site.
    /// </summary>
    public static string GetLocal(string? path, string otherwise = Root) => IsLocal(path) && (IsBelow(path!, Root) || IsBelow(path!, RelationshipInvitation.Path)) ? path! : otherwise;

    /// <summary>Whether a path leads to a page of this server, whatever a browser makes of it.</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] and not ['/', '/', ..] && path.Length <= 2000 && !path.Any(char.IsControl) && !path.Contains('\\', StringComparison.Ordinal);

    private static bool IsBelow(string path, string root) =>
        path == root || path.StartsWith($"{root}/", StringComparison.Ordinal) || path.StartsWith($"{root}?", StringComparison.Ordinal);
}
