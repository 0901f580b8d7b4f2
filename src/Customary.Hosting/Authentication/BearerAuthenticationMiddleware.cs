using Customary.Core.Errors;
using Customary.Core.Identity;
using Customary.Hosting.Http;
using Customary.Hosting.Telemetry;
using Microsoft.AspNetCore.Authorization;

namespace Customary.Hosting.Authentication;

/// <summary>
/// Who are you: turns the bearer token into a <see cref="Caller"/>. Everything needs one except what says that it
/// does not; a new route cannot forget.
/// </summary>
internal sealed class BearerAuthenticationMiddleware(RequestDelegate next, AccessTokenValidator check, TokenCache cache, FaultResponseWriter faults, ServerMetrics metrics)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (!RequiresToken(context)) return next(context);
        var header = context.Request.Headers.Authorization;
        if (header is not [{ } sent] || !sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || sent.Length == Scheme.Length)
            return faults.WriteAsync(context, Fault.Unauthenticated("The request has no bearer token; send Authorization: Bearer and a token."));
        if (ConnectionTokenCache.Find(context, sent) is { } last && cache.Contains(last))
        {
            metrics.RecordTokenLookup(isFound: true);
            return ContinueAsync(context, last.Caller);
        }

        if (!cache.TryFind(Token(sent), out var found)) return AuthenticateAsync(context, sent);
        metrics.RecordTokenLookup(isFound: true);
        ConnectionTokenCache.Store(context, sent, found);
        return ContinueAsync(context, found.Caller);
    }

    private async Task AuthenticateAsync(HttpContext context, string sent)
    {
        metrics.RecordTokenLookup(isFound: false);
        using var activity = metrics.Source.StartActivity("customary.token.check");
        var epoch = cache.Epoch;
        var outcome = await check.ValidateAsync(Token(sent).ToString(), context.RequestAborted);
        if (outcome.Fault is { } fault)
        {
            await faults.WriteAsync(context, fault);
            return;
        }

        cache.Add(Token(sent), outcome.Value with { Epoch = epoch });
        await ContinueAsync(context, outcome.Value.Caller);
    }

    private Task ContinueAsync(HttpContext context, Caller caller)
    {
        context.Features.Set(caller);
        return next(context);
    }

    private static ReadOnlySpan<char> Token(string header) => header.AsSpan(Scheme.Length).Trim();

    private static bool RequiresToken(HttpContext context) => context.GetEndpoint() switch
    {
        RouteEndpoint endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
        _ => ApiPaths.IsApi(context.Request.Path),
    };
}
