namespace Customary.Hosting.Http;

/// <summary>
/// Logs one line for each request, with its tracking IDs: reads at level Debug, everything else at Information. It never logs
/// the path, the query or a header, because they can contain personal data.
/// </summary>
internal sealed partial class RequestLoggingMiddleware(RequestDelegate next, ILogger<RequestLoggingMiddleware> log, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        var level = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? LogLevel.Debug : LogLevel.Information;
        return log.IsEnabled(level) ? LoggedAsync(context, level) : next(context);
    }

    private async Task LoggedAsync(HttpContext context, LogLevel level)
    {
        var started = clock.GetTimestamp();
        await next(context);

        // A client that disconnected is neither a failure of the server nor a change.
        if (context.Response.StatusCode == StatusCodes.Status499ClientClosedRequest) level = LogLevel.Debug;
        if (!log.IsEnabled(level)) return;
        var ids = context.Features.GetRequiredFeature<RequestIds>();
#pragma warning disable CA1873 // The level was checked above.
        LogRequest(
            level, context.GetOperation(), context.Request.Method, context.Response.StatusCode, clock.GetElapsedTime(started).TotalMilliseconds,
            context.Features.Get<Caller>()?.Partner, ids.RequestId, ids.CorrelationId);
#pragma warning restore CA1873
    }

    [LoggerMessage(EventId = 1100, Message = "{Operation} {Method} returned {Status} in {Milliseconds:0.0} ms, partner {Partner}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogRequest(
        LogLevel level, string operation, string method, int status, double milliseconds, Guid? partner, string requestId, string correlationId);
}
