namespace Customary.Hosting.RateLimiting;

/// <summary>
/// Counts every request to the customer resource for the caller's tenant. Above the limit, it answers 429 with the gateway's body
/// and an exact Retry-After (docs/contract.md#rate-limit).
/// </summary>
internal sealed class RateLimitingMiddleware(RequestDelegate next, TenantRateLimiter limiter, JsonResponseWriter json, RejectionLog? rejections = null)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!ApiPaths.IsCustomers(context.Request.Path)) return next(context);
        var acquisition = limiter.TryAcquireAsync(context.Features.GetRequiredFeature<Caller>().Partner, context.RequestAborted);

        // Nearly every decision completes synchronously and needs no state machine.
        return acquisition.IsCompletedSuccessfully ? ContinueAsync(context, acquisition.Result) : WaitAsync(context, acquisition);
    }

    private async Task WaitAsync(HttpContext context, ValueTask<int> acquisition) => await ContinueAsync(context, await acquisition);

    private Task ContinueAsync(HttpContext context, int seconds) => seconds == 0 ? next(context) : RejectAsync(context, seconds);

    private Task RejectAsync(HttpContext context, int seconds)
    {
        var caller = context.Features.GetRequiredFeature<Caller>();
        rejections?.Record(caller.Partner, caller.Application, seconds);
        context.Features.Set(new FaultCode("429"));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return json.WriteAsync(context, StatusCodes.Status429TooManyRequests, BodyOf(seconds), ContractsJsonContext.Api.ThrottlingFault);
    }

    /// <summary>Creates the gateway's body.</summary>
    public static ThrottlingFault BodyOf(int seconds) => new()
    {
        StatusCode = StatusCodes.Status429TooManyRequests,
        Message = $"Too many requests for this tenant. Try again in {seconds} seconds.",
    };
}
