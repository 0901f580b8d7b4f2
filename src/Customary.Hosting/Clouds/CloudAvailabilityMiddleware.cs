using Customary.Core.Clouds;
using Customary.Core.Errors;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;

namespace Customary.Hosting.Clouds;

/// <summary>Refuses what the chosen cloud does not document, by the name of the operation; after the limit, so that a refusal counts.</summary>
internal sealed class CloudAvailabilityMiddleware(RequestDelegate next, FaultResponseWriter faults, CustomarySettings settings)
{
    private readonly Cloud _cloud = settings.Get(SettingDefinitions.Cloud);

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint && ApiPaths.IsApi(context.Request.Path) && !CloudOperations.Has(_cloud, context.GetOperation())
            ? faults.WriteAsync(context, Fault.NotSupportedInCloud(context.GetOperation(), _cloud.Name))
            : next(context);
}
