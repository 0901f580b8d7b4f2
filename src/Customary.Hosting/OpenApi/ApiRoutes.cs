using Customary.Hosting.Authentication;

namespace Customary.Hosting.OpenApi;

/// <summary>The API's operations, read from the route table.</summary>
internal sealed class ApiRoutes(EndpointDataSource routes, DescriptionOptions options)
{
    private readonly Cloud _cloud = options.Cloud;

    /// <summary>Returns the operations that the configured cloud supports, sorted by path.</summary>
    public IEnumerable<RouteEndpoint> GetAll() =>
        routes.Endpoints.OfType<RouteEndpoint>()
            .Where(route => ApiPaths.IsApi(route.RoutePattern.RawText) && !DeclinedRouteMetadata.IsOn(route) && CloudOperations.Has(_cloud, route.GetOperationName()))
            .OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal);

    /// <summary>Returns the sorted names of the operations that require a user token.</summary>
    public IEnumerable<string> GetUserOnlyOperations() =>
        GetAll().Where(route => route.RequiresUser(options)).Select(route => route.GetOperationName()).Order(StringComparer.Ordinal);
}

/// <summary>Reads the metadata of a route.</summary>
internal static class RouteEndpointExtensions
{
    /// <summary>Returns the name of the operation.</summary>
    public static string GetOperationName(this Endpoint route) => route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

    /// <summary>Returns the HTTP method.</summary>
    public static string GetMethod(this Endpoint route) => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single();

    /// <summary>Whether the operation requires a user token. Source: docs/contract.md#user-and-application-tokens.</summary>
    public static bool RequiresUser(this Endpoint route, DescriptionOptions options) =>
        !options.UserTokens.AllowApplications && route.Metadata.GetMetadata<RequireUserMetadata>() is not null;
}
