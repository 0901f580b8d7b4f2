using Customary.Core.Identity;

namespace Customary.Hosting.Http;

/// <summary>
/// One line a request, with the ids to find it by: changes and failures at information, the rest at debug.
/// Never the path or the query, which can hold names, and never a header.
/// </summary>
internal sealed partial class RequestLoggingMiddleware(RequestDelegate next, ILogger<RequestLoggingMiddleware> log, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Reads that are not to be logged cost nothing here.
        var level = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? LogLevel.Debug : LogLevel.Information;
        return log.IsEnabled(level) ? LoggedAsync(context, level) : next(context);
    }

    private async Task LoggedAsync(HttpContext context, LogLevel level)
    {
        var started = clock.GetTimestamp();
        await next(context);

        // A client that went away is no failure of the service's, nor a change.
        if (context.Response.StatusCode == StatusCodes.Status499ClientClosedRequest) level = LogLevel.Debug;
        if (!log.IsEnabled(level)) return;
        var tracking = context.Features.GetRequiredFeature<RequestIds>();
#pragma warning disable CA1873 // Whether the level is logged was asked before the request went on.
        LogRequest(
            level, context.GetOperation(), context.Request.Method, context.Response.StatusCode, clock.GetElapsedTime(started).TotalMilliseconds,
            context.Features.Get<Caller>()?.Partner, tracking.RequestId, tracking.CorrelationId);
#pragma warning restore CA1873
    }

    [LoggerMessage(EventId = 1100, Message = "{Operation} {Method} returned {Status} in {Milliseconds:0.0} ms, partner {Partner}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogRequest(
        LogLevel level, string operation, string method, int status, double milliseconds, Guid? partner, string requestId, string correlationId);
}
