namespace Customary.Hosting.Authentication;

/// <summary>Rejects application tokens on routes that require a user. It runs after the rate limit, so a rejected request counts.</summary>
internal sealed class RequireUserMiddleware(RequestDelegate next, UserTokenPolicy policy, FaultResponseWriter faults)
{
    public Task InvokeAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RequireUserMetadata>() is not null
        && policy.RequireUser(context.Features.GetRequiredFeature<Caller>(), context.GetOperation()) is { } fault
            ? faults.WriteAsync(context, fault)
            : next(context);
}
