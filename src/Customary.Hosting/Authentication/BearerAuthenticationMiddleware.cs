using Customary.Hosting.Telemetry;
using Microsoft.AspNetCore.Authorization;

namespace Customary.Hosting.Authentication;

/// <summary>
/// Authenticates the bearer token and sets the <see cref="Caller"/>. Every route requires a token unless it allows anonymous
/// access, so a new route is protected by default.
/// </summary>
internal sealed class BearerAuthenticationMiddleware(RequestDelegate next, AccessTokenValidator validator, TokenCache cache, FaultResponseWriter faults, ServerMetrics metrics)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (!RequiresToken(context)) return next(context);
        var header = context.Request.Headers.Authorization;
        if (header is not [{ } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || value.Length == Scheme.Length)
            return faults.WriteAsync(context, Fault.Unauthenticated("The request has no bearer token; send Authorization: Bearer and a token."));
        if (ConnectionTokenCache.Find(context, value) is { } last && cache.Contains(last))
        {
            metrics.RecordTokenLookup(isFound: true);
            return ContinueAsync(context, last.Caller);
        }

        if (!cache.TryFind(GetToken(value), out var found)) return AuthenticateAsync(context, value);
        metrics.RecordTokenLookup(isFound: true);
        ConnectionTokenCache.Store(context, value, found);
        return ContinueAsync(context, found.Caller);
    }

    private async Task AuthenticateAsync(HttpContext context, string header)
    {
        metrics.RecordTokenLookup(isFound: false);
        using var activity = metrics.Source.StartActivity("customary.token.check");
        var epoch = cache.Epoch;
        var outcome = await validator.ValidateAsync(GetToken(header).ToString(), context.RequestAborted);
        if (outcome.Fault is { } fault)
        {
            await faults.WriteAsync(context, fault);
            return;
        }

        cache.Add(GetToken(header), outcome.Value with { Epoch = epoch });
        await ContinueAsync(context, outcome.Value.Caller);
    }

    private Task ContinueAsync(HttpContext context, Caller caller)
    {
        context.Features.Set(caller);
        return next(context);
    }

    private static ReadOnlySpan<char> GetToken(string header) => header.AsSpan(Scheme.Length).Trim();

    private static bool RequiresToken(HttpContext context) => context.GetEndpoint() switch
    {
        RouteEndpoint endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
        _ => ApiPaths.IsApi(context.Request.Path),
    };
}
