namespace Customary.Hosting.Administration;

/// <summary>Maps the routes of the administrative API.</summary>
internal static class AdminEndpointRoutes
{
    /// <summary>Creates the group of all administrative routes.</summary>
    public static RouteGroupBuilder MapAdministration(this IEndpointRouteBuilder routes) => routes.MapGroup(AdminPaths.Prefix).WithMetadata(AdminRouteMetadata.Instance);

    /// <summary>Allows a change outside Development without the setting <c>sandbox</c>.</summary>
    public static RouteHandlerBuilder NeedsNoSandbox(this RouteHandlerBuilder route) => route.WithMetadata(NoSandboxMetadata.Instance);
}

/// <summary>Marks the routes of the administrative API.</summary>
internal sealed class AdminRouteMetadata
{
    /// <summary>The only instance.</summary>
    public static AdminRouteMetadata Instance { get; } = new();
}

/// <summary>Marks the changes that are allowed outside Development without the setting <c>sandbox</c>.</summary>
internal sealed class NoSandboxMetadata
{
    /// <summary>The only instance.</summary>
    public static NoSandboxMetadata Instance { get; } = new();
}
