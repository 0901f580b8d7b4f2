using Customary.Server.Http;

namespace Customary.Server.Identity;

/// <summary>Refuses applications alone where the route is for users only; after the limit, so that a refusal counts.</summary>
internal sealed class UserOnly(RequestDelegate next, AuthenticationKinds kinds, FaultWriter faults)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<UserOnlyMetadata>() is not null
        && kinds.RequireUser(context.Features.GetRequiredFeature<Caller>(), context.GetOperation()) is { } fault
            ? faults.WriteAsync(context, fault)
            : next(context);
}
