using Customary.Client.Sandbox;
using Customary.Hosting.RateLimiting;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>Injects the faults of the rules into requests of authenticated partners. Injected responses do not count against the rate limit.</summary>
internal sealed class FaultInjectionMiddleware(
    RequestDelegate next, FaultRules rules, FaultResponseWriter faults, JsonResponseWriter json, SystemClock system)
{
    private const int DefaultRetryAfter = 1;

    // An aborted connection discards what the operating system has not sent yet.
    private static readonly TimeSpan SendTime = TimeSpan.FromMilliseconds(100);

    // Failures of the operation must be in the response that the rule changes. The outer middleware logs the request.
    private readonly FaultHandlingMiddleware _handled = new(next, faults, log: null);

    public Task InvokeAsync(HttpContext context) => rules.IsEmpty ? next(context) : InjectAsync(context);

    private async Task InjectAsync(HttpContext context)
    {
        if (context.Features.Get<Caller>() is not { } caller || context.GetEndpoint() is not RouteEndpoint || rules.Match(context.GetOperation(), caller) is not { } fault)
        {
            await next(context);
            return;
        }

        if (fault.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay, system.Provider, context.RequestAborted);
        if (context.Features.Get<RequestReason>() is { } reason) reason.Rule = Describe(fault);
        if (fault.Rule.Disconnect is { } point) await DisconnectAsync(context, point);
        else if (fault.Rule.BytesPerSecond is { } bytesPerSecond) await TrickleAsync(context, fault.Response, fault.Rule, bytesPerSecond);
        else if (fault.Response is { } response) await RespondAsync(context, response, fault.Rule);
        else await next(context);
    }

    private static string Describe(InjectedFault fault)
    {
        string effect = fault.Rule switch
        {
            { Disconnect: DisconnectPoint.BeforeHandling } => "cut the connection before the request was handled",
            { Disconnect: DisconnectPoint.AfterCommit } => "cut the connection after the request was handled, before the response",
            { Disconnect: DisconnectPoint.MidResponse } => "cut the connection in the middle of the response",
            _ when fault.Response is not null => "chose the response",
            { BytesPerSecond: not null } => "slowed the response",
            _ => "delayed the request",
        };
        return $"Fault rule {fault.RuleId} {effect}.";
    }

    private async Task DisconnectAsync(HttpContext context, DisconnectPoint point)
    {
        if (point == DisconnectPoint.BeforeHandling)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            context.Abort();
            return;
        }

        using var body = await HandleAsync(context, _handled.InvokeAsync);
        if (point == DisconnectPoint.MidResponse)
        {
            var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
            await context.Response.BodyWriter.WriteAsync(bytes[..(bytes.Length / 2)], context.RequestAborted);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            await Task.Delay(SendTime, system.Provider, context.RequestAborted);
        }

        context.Abort();
    }

    private async Task TrickleAsync(HttpContext context, InjectedResponse? response, FaultRule rule, int bytesPerSecond)
    {
        using var body = await HandleAsync(context, response is null ? _handled.InvokeAsync : context => RespondAsync(context, response, rule));
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);

        // Several small writes a second, so that the client sees a steady rate.
        var size = Math.Max(1, bytesPerSecond / 10);
        var pause = TimeSpan.FromSeconds((double)size / bytesPerSecond);
        for (var start = 0; start < bytes.Length; start += size)
        {
            if (start > 0) await Task.Delay(pause, system.Provider, context.RequestAborted);
            var written = await context.Response.BodyWriter.WriteAsync(bytes[start..Math.Min(start + size, bytes.Length)], context.RequestAborted);
            if (written.IsCompleted || written.IsCanceled) return;
        }
    }

    // Handles the request with its body in memory. The headers are set on the response, which has not started.
    private static async Task<MemoryStream> HandleAsync(HttpContext context, RequestDelegate handle)
    {
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var body = new MemoryStream();
        var buffered = new StreamResponseBodyFeature(body);
        context.Features.Set<IHttpResponseBodyFeature>(buffered);
        try
        {
            await handle(context);
            await buffered.CompleteAsync();
            return body;
        }
        finally
        {
            context.Features.Set(original);
        }
    }

    private async Task RespondAsync(HttpContext context, InjectedResponse response, FaultRule rule)
    {
        var seconds = rule.RetryAfter is { } retryAfter ? (int?)retryAfter.TotalSeconds : null;
        if (response.Fault is { } fault) await faults.WriteAsync(context, fault, seconds);
        else if (rule.Body is { } body)
        {
            SetRetryAfter(context, seconds);
            await json.WriteAsync(context, response.Status, Encoding.UTF8.GetBytes(body));
        }
        else if (response.Status == StatusCodes.Status429TooManyRequests)
        {
            SetRetryAfter(context, seconds ?? DefaultRetryAfter);
            await json.WriteAsync(context, response.Status, RateLimitingMiddleware.BodyOf(seconds ?? DefaultRetryAfter), ContractsJsonContext.Api.ThrottlingFault);
        }
        else
        {
            SetRetryAfter(context, seconds);
            context.Response.StatusCode = response.Status;
            if (response.Status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)) context.Response.ContentLength = 0;
        }
    }

    private static void SetRetryAfter(HttpContext context, int? seconds)
    {
        if (seconds is { } value) context.Response.Headers.RetryAfter = value.ToString(CultureInfo.InvariantCulture);
    }
}
