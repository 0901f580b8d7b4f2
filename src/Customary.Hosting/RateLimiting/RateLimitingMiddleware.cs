using System.Globalization;
using Customary.Contracts;
using Customary.Core.Identity;
using Customary.Core.RateLimiting;
using Customary.Hosting.Http;

namespace Customary.Hosting.RateLimiting;

/// <summary>
/// Not too fast: counts every request under the customer resource for the caller's tenant, whatever comes of it,
/// and refuses with the gateway's own body and a Retry-After that is true (decision 1).
/// </summary>
internal sealed class RateLimitingMiddleware(RequestDelegate next, TenantRateLimiter limiter, JsonResponseWriter json)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!ApiPaths.IsCustomers(context.Request.Path)) return next(context);
        var entering = limiter.TryAcquireAsync(context.Features.GetRequiredFeature<Caller>().Partner, context.RequestAborted);

        // What is known at once, which is nearly always, costs no state machine.
        return entering.IsCompletedSuccessfully ? GoOnAsync(context, entering.Result) : WaitAsync(context, entering);
    }

    private async Task WaitAsync(HttpContext context, ValueTask<int> entering) => await GoOnAsync(context, await entering);

    private Task GoOnAsync(HttpContext context, int seconds) => seconds == 0 ? next(context) : RefuseAsync(context, seconds);

    private Task RefuseAsync(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return json.WriteAsync(context, StatusCodes.Status429TooManyRequests, BodyOf(seconds), ContractsJsonContext.Api.ThrottlingFault);
    }

    /// <summary>The gateway's own body.</summary>
    public static ThrottlingFault BodyOf(int seconds) => new()
    {
        StatusCode = StatusCodes.Status429TooManyRequests,
        Message = $"Too many requests for this tenant. Try again in {seconds} seconds.",
    };
}
