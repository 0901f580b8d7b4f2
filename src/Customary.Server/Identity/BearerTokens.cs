using Customary.Server.Faults;
using Customary.Server.Http;
using Customary.Server.Telemetry;
using Microsoft.AspNetCore.Authorization;

namespace Customary.Server.Identity;

/// <summary>
/// Who are you: turns the bearer token into a <see cref="Caller"/>. Everything needs one except what says that it
/// does not; a new route cannot forget.
/// </summary>
internal sealed class BearerTokens(RequestDelegate next, TokenCheck check, TokenCache cache, FaultWriter faults, Instruments instruments)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (!NeedsToken(context)) return next(context);
        var header = context.Request.Headers.Authorization;
        if (header is not [{ } sent] || !sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || sent.Length == Scheme.Length)
            return faults.WriteAsync(context, Fault.Unauthenticated("The request has no bearer token; send Authorization: Bearer and a token."));
        if (ConnectionToken.Find(context, sent) is { } last && cache.Holds(last))
        {
            instruments.LookedUp(isFound: true);
            return EnterAsync(context, last.Caller);
        }

        if (!cache.TryFind(Token(sent), out var found)) return CheckAsync(context, sent);
        instruments.LookedUp(isFound: true);
        ConnectionToken.Keep(context, sent, found);
        return EnterAsync(context, found.Caller);
    }

    private async Task CheckAsync(HttpContext context, string sent)
    {
        instruments.LookedUp(isFound: false);
        using var activity = instruments.Source.StartActivity("customary.token.check");
        var epoch = cache.Epoch;
        var outcome = await check.CheckAsync(Token(sent).ToString(), context.RequestAborted);
        if (outcome.Fault is { } fault)
        {
            await faults.WriteAsync(context, fault);
            return;
        }

        cache.Add(Token(sent), outcome.Value with { Epoch = epoch });
        await EnterAsync(context, outcome.Value.Caller);
    }

    private Task EnterAsync(HttpContext context, Caller caller)
    {
        context.Features.Set(caller);
        return next(context);
    }

    private static ReadOnlySpan<char> Token(string header) => header.AsSpan(Scheme.Length).Trim();

    private static bool NeedsToken(HttpContext context) => context.GetEndpoint() switch
    {
        RouteEndpoint endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
        _ => ApiPaths.IsApi(context.Request.Path),
    };
}
