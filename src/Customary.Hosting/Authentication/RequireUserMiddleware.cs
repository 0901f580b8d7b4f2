using Customary.Core.Identity;
using Customary.Hosting.Http;

namespace Customary.Hosting.Authentication;

/// <summary>Refuses applications alone where the route is for users only; after the limit, so that a refusal counts.</summary>
internal sealed class RequireUserMiddleware(RequestDelegate next, UserTokenPolicy kinds, FaultResponseWriter faults)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RequireUserMetadata>() is not null
        && kinds.RequireUser(context.Features.GetRequiredFeature<Caller>(), context.GetOperation()) is { } fault
            ? faults.WriteAsync(context, fault)
            : next(context);
}
