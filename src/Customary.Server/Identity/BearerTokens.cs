using Customary.Server.Faults;
using Customary.Server.Http;
using Microsoft.AspNetCore.Authorization;

namespace Customary.Server.Identity;

/// <summary>
/// Who are you: turns the bearer token into a <see cref="Caller"/>. Everything needs one except what says that it
/// does not; a new route cannot forget.
/// </summary>
internal sealed class BearerTokens(RequestDelegate next, TokenCheck check, TokenCache cache, FaultWriter faults)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (!NeedsToken(context)) return next(context);
        var header = context.Request.Headers.Authorization;
        if (header is not [{ } sent] || !sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || sent.Length == Scheme.Length)
            return faults.WriteAsync(context, Fault.Unauthenticated("The request has no bearer token; send Authorization: Bearer and a token."));
        var token = sent[Scheme.Length..].Trim();
        return cache.TryFind(token, out var caller) ? EnterAsync(context, caller) : CheckAsync(context, token);
    }

    private async Task CheckAsync(HttpContext context, string token)
    {
        var outcome = await check.CheckAsync(token, context.RequestAborted);
        if (outcome.Fault is { } fault)
        {
            await faults.WriteAsync(context, fault);
            return;
        }

        cache.Add(token, outcome.Value);
        await EnterAsync(context, outcome.Value.Caller);
    }

    private Task EnterAsync(HttpContext context, Caller caller)
    {
        context.Features.Set(caller);
        return next(context);
    }

    private static bool NeedsToken(HttpContext context) => context.GetEndpoint() switch
    {
        RouteEndpoint endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
        _ => ApiPaths.IsApi(context.Request.Path),
    };
}
