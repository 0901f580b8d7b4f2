using Customary.Core.Clouds;
using Customary.Hosting.Authentication;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;

namespace Customary.Hosting.OpenApi;

/// <summary>The API's operations as the route table has them: the same routes that answer, and no list beside it.</summary>
internal sealed class ApiRoutes(EndpointDataSource routes, CustomarySettings settings)
{
    private readonly Cloud _cloud = settings.Get(SettingDefinitions.Cloud);

    /// <summary>The operations that the configured cloud has, by path.</summary>
    public IEnumerable<RouteEndpoint> All() =>
        routes.Endpoints.OfType<RouteEndpoint>()
            .Where(route => ApiPaths.IsApi(route.RoutePattern.RawText) && CloudOperations.Has(_cloud, route.OperationOf()))
            .OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal);

    /// <summary>The names of those that take a user's token only.</summary>
    public IEnumerable<string> ForUsersOnly() =>
        All().Where(route => route.IsForUsersOnly(settings)).Select(route => route.OperationOf()).Order(StringComparer.Ordinal);
}

/// <summary>What a route says of itself.</summary>
internal static class RouteEndpointExtensions
{
    /// <summary>The name of its operation.</summary>
    public static string OperationOf(this Endpoint route) => route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

    /// <summary>Its method.</summary>
    public static string MethodOf(this Endpoint route) => route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single();

    /// <summary>Whether it refuses applications alone (decision 8).</summary>
    public static bool IsForUsersOnly(this Endpoint route, CustomarySettings settings) =>
        !settings.Get(SettingDefinitions.RelaxedAuthentication) && route.Metadata.GetMetadata<RequireUserMetadata>() is not null;
}
