using Customary.Client.Sandbox;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>Logs the requests to the API and their responses, without secrets. It is in the pipeline only if the request log is on.</summary>
internal sealed class RequestHistoryMiddleware(RequestDelegate next, RequestHistory log, PublicUrl publicUrl, SystemClock system)
{
    public Task InvokeAsync(HttpContext context) => ApiPaths.IsApi(context.Request.Path) ? LogAsync(context) : next(context);

    private async Task LogAsync(HttpContext context)
    {
        var (exchange, reason) = (new LoggedExchange(), new RequestReason());
        var (startedAt, started) = (system.Provider.GetUtcNow(), system.Provider.GetTimestamp());
        var (requestBody, responseBody) = (context.Request.Body, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        context.Features.Set(reason);
        context.Request.Body = new CapturingStream(requestBody, exchange.RequestBody);
        context.Features.Set<IHttpResponseBodyFeature>(new CapturingResponseBody(responseBody, exchange.ResponseBody));
        var isAdded = false;
        context.Response.OnStarting(() =>
        {
            Set();
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            Set();
            context.Request.Body = requestBody;
            context.Features.Set(responseBody);
        }

        void Set()
        {
            log.Set(exchange, CreateModel(context, exchange, reason, startedAt, system.Provider.GetElapsedTime(started)), isNew: !isAdded);
            isAdded = true;
        }
    }

    private LoggedRequest CreateModel(HttpContext context, LoggedExchange exchange, RequestReason reason, DateTimeOffset startedAt, TimeSpan duration)
    {
        var caller = context.Features.Get<Caller>();
        var url = SecretMask.MaskUrl(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var request = CreateMessage(context.Request.Headers, exchange.RequestBody, context.Request.ContentType) with { Method = context.Request.Method, Url = url };
        return new()
        {
            Operation = context.GetOperation(),
            Tenant = caller?.Partner,
            Application = caller?.Application,
            Status = context.Response.StatusCode,
            RequestId = context.Features.GetRequiredFeature<RequestIds>().RequestId,
            StartedAt = startedAt,
            Duration = duration,
            Reason = StatusReasons.Explain(context.Response.StatusCode, reason),
            Curl = request.Truncated || (request.BodyLength > 0 && request.Body is null) ? null : CurlCommand.Write(publicUrl.Value + url, request.Method!, request.Headers, request.Body),
            Request = request,
            Response = CreateMessage(context.Response.Headers, exchange.ResponseBody, context.Response.ContentType),
        };
    }

    private static LoggedMessage CreateMessage(IHeaderDictionary headers, BodyCapture body, string? contentType) => new()
    {
        Headers = headers.ToDictionary(header => header.Key, header => SecretMask.MaskHeader(header.Key, header.Value.ToString()), StringComparer.OrdinalIgnoreCase),
        Body = body.Length > 0 && JsonMediaTypes.IsJson(contentType) ? SecretMask.MaskJson(body.Bytes) : null,
        BodyLength = body.Length,
        Truncated = body.IsTruncated,
    };
}
