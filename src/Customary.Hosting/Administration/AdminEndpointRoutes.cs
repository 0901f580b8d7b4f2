namespace Customary.Hosting.Administration;

/// <summary>Maps the routes of the administrative API.</summary>
internal static class AdminEndpointRoutes
{
    /// <summary>Creates the group of all administrative routes.</summary>
    public static RouteGroupBuilder MapAdministration(this IEndpointRouteBuilder routes) => routes.MapGroup(AdminPaths.Prefix).WithMetadata(AdminRouteMetadata.Instance);
}

/// <summary>Marks the routes of the administrative API.</summary>
internal sealed class AdminRouteMetadata
{
    /// <summary>The only instance.</summary>
    public static AdminRouteMetadata Instance { get; } = new();
}
