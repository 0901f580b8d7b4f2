using Customary.Portal.Application;

namespace Customary.Portal.Operator;

/// <summary>The paths of the sandbox controls.</summary>
internal static class SandboxPaths
{
    /// <summary>The data: export, import, seed, generated customers and reset.</summary>
    public const string Data = $"{PortalPaths.Sandbox}/data";

    /// <summary>The confirmation of a reset.</summary>
    public const string Reset = $"{PortalPaths.Sandbox}/reset";

    /// <summary>The fault rules.</summary>
    public const string Faults = $"{PortalPaths.Sandbox}/faults";

    /// <summary>The snapshots.</summary>
    public const string Snapshots = $"{PortalPaths.Sandbox}/snapshots";

    /// <summary>The confirmation of a restore.</summary>
    public const string Restore = $"{Snapshots}/restore";

    /// <summary>The confirmation of the deletion of a snapshot.</summary>
    public const string Delete = $"{Snapshots}/delete";

    /// <summary>The request log.</summary>
    public const string Requests = $"{PortalPaths.Sandbox}/requests";

    /// <summary>The rate limits.</summary>
    public const string Limits = $"{PortalPaths.Sandbox}/limits";
}
