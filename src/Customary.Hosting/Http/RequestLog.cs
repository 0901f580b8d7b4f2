namespace Customary.Hosting.Http;

/// <summary>
/// Writes one line for each request: successful reads at level Debug, other successes and 4xx at Information, 5xx at Warning or
/// Error. Of the 429 responses of a partner, it writes one in each minute (<see cref="ThrottlingSampler"/>). It never writes the
/// path, the query or a header, because they can contain personal data.
/// </summary>
internal sealed partial class RequestLog(ThrottlingSampler throttling, SystemClock clock, ILogger<RequestLog> log)
{
    /// <summary>The start of a request, for its duration.</summary>
    public long Start() => clock.Provider.GetTimestamp();

    /// <summary>Writes the line of a request that was answered or failed.</summary>
    /// <param name="context">The request.</param>
    /// <param name="started">The result of <see cref="Start"/>.</param>
    /// <param name="failure">The defect or the unavailable storage that caused the response; null if the response is the intended one.</param>
    public void Write(HttpContext context, long started, Exception? failure)
    {
        var level = GetLevel(context, failure);
        if (!log.IsEnabled(level)) return;
        var partner = context.Features.Get<Caller>()?.Partner;
        if (context.Response.StatusCode == StatusCodes.Status429TooManyRequests && !throttling.TrySelect(partner)) return;
        var ids = context.Features.GetRequiredFeature<RequestIds>();
        var line = new RequestLine(
            context.GetOperation(), context.Request.Method, context.Response.StatusCode, context.Features.Get<FaultCode>()?.Value,
            clock.Provider.GetElapsedTime(started).TotalMilliseconds, partner, ids.RequestId, ids.CorrelationId);
        Write(level, line, failure);
    }

    // A client that disconnected is not a failure of the server. A 503 without a failure protects the server from too much work.
    private static LogLevel GetLevel(HttpContext context, Exception? failure)
    {
        if (failure is not null) return LogLevel.Error;
        var method = context.Request.Method;
        return context.Response.StatusCode switch
        {
            >= StatusCodes.Status500InternalServerError => LogLevel.Warning,
            StatusCodes.Status499ClientClosedRequest => LogLevel.Debug,
            < StatusCodes.Status400BadRequest when HttpMethods.IsGet(method) || HttpMethods.IsHead(method) => LogLevel.Debug,
            _ => LogLevel.Information,
        };
    }

    private void Write(LogLevel level, RequestLine line, Exception? failure)
    {
        var (operation, method, status, code, milliseconds, partner, request, correlation) = line;
        switch (failure)
        {
            case null when status == StatusCodes.Status499ClientClosedRequest:
                LogDisconnected(operation, method, status, milliseconds, partner, request, correlation);
                break;
            case null when status >= StatusCodes.Status400BadRequest:
                LogFault(level, operation, method, status, code, milliseconds, partner, request, correlation);
                break;
            case null:
                LogSuccess(level, operation, method, status, milliseconds, partner, request, correlation);
                break;
            case StorageUnavailableException when status >= StatusCodes.Status500InternalServerError:
                LogStorageUnavailable(operation, method, status, code, Describe(failure), milliseconds, partner, request, correlation);
                LogStorageException(failure, request, correlation);
                break;
            case not null when status >= StatusCodes.Status500InternalServerError:
                LogDefect(failure, operation, method, status, code, milliseconds, partner, request, correlation);
                break;
            default:
                LogInterrupted(failure, operation, method, status, milliseconds, partner, request, correlation);
                break;
        }
    }

    // The message of the database says what to repair. It must not add lines to the log.
    private static string Describe(Exception exception) =>
        string.Join(' ', new[] { exception.Message, exception.InnerException is null ? "" : exception.GetBaseException().Message }).ReplaceLineEndings(" ").TrimEnd();

    [LoggerMessage(EventId = 1100, Message = "{Operation} {Method} returned {Status} in {Milliseconds:0.0} ms, partner {Partner}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogSuccess(LogLevel level, string operation, string method, int status, double milliseconds, Guid? partner, string requestId, string correlationId);

    [LoggerMessage(1101, LogLevel.Debug, "{Operation} {Method} ended with {Status} in {Milliseconds:0.0} ms because the client closed the connection, partner {Partner}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogDisconnected(string operation, string method, int status, double milliseconds, Guid? partner, string requestId, string correlationId);

    [LoggerMessage(1102, LogLevel.Error, "{Operation} {Method} failed unexpectedly and returned {Status} with code {Code} in {Milliseconds:0.0} ms, partner {Partner}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogDefect(
        Exception exception, string operation, string method, int status, string? code, double milliseconds, Guid? partner, string requestId, string correlationId);

    [LoggerMessage(1103, LogLevel.Error, "{Operation} {Method} returned {Status} with code {Code} because storage is unavailable ({Reason}) in {Milliseconds:0.0} ms, partner {Partner}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogStorageUnavailable(
        string operation, string method, int status, string? code, string reason, double milliseconds, Guid? partner, string requestId, string correlationId);

    [LoggerMessage(1104, LogLevel.Debug, "Storage was unavailable, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogStorageException(Exception exception, string requestId, string correlationId);

    [LoggerMessage(EventId = 1105, Message = "{Operation} {Method} returned {Status} with code {Code} in {Milliseconds:0.0} ms, partner {Partner}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogFault(
        LogLevel level, string operation, string method, int status, string? code, double milliseconds, Guid? partner, string requestId, string correlationId);

    [LoggerMessage(1106, LogLevel.Error, "{Operation} {Method} failed after the response with {Status} had started, in {Milliseconds:0.0} ms, partner {Partner}, request {RequestId}, correlation {CorrelationId}")]
    private partial void LogInterrupted(
        Exception exception, string operation, string method, int status, double milliseconds, Guid? partner, string requestId, string correlationId);

    private readonly record struct RequestLine(
        string Operation, string Method, int Status, string? Code, double Milliseconds, Guid? Partner, string RequestId, string CorrelationId);
}
