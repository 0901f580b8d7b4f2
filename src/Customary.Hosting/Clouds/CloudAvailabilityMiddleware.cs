namespace Customary.Hosting.Clouds;

/// <summary>Rejects operations that the configured cloud does not have. It runs after the rate limit, so a rejected request counts.</summary>
internal sealed class CloudAvailabilityMiddleware(RequestDelegate next, FaultResponseWriter faults, Cloud cloud)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint route && !DeclinedRouteMetadata.IsOn(route) && ApiPaths.IsApi(context.Request.Path) && !CloudOperations.Has(cloud, context.GetOperation())
            ? faults.WriteAsync(context, Fault.NotSupportedInCloud(context.GetOperation(), cloud.Name))
            : next(context);
}
