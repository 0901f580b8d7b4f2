using Customary.Server.Faults;
using Customary.Server.Http;
using Customary.Server.Settings;

namespace Customary.Server.Clouds;

/// <summary>Refuses what the chosen cloud does not document, by the name of the operation; after the limit, so that a refusal counts.</summary>
internal sealed class CloudGate(RequestDelegate next, FaultWriter faults, ServiceSettings settings)
{
    private readonly Cloud _cloud = settings.Get(AllSettings.Cloud);

    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint && ApiPaths.IsApi(context.Request.Path) && !CloudOperations.Has(_cloud, context.GetOperation())
            ? faults.WriteAsync(context, Fault.NotInCloud(context.GetOperation(), _cloud.Name))
            : next(context);
}
