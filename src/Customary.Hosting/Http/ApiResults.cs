using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.Http;

/// <summary>Creates the results that endpoints return.</summary>
internal static class ApiResults
{
    /// <summary>The value as JSON, or the fault.</summary>
    public static IResult ToHttpResult<TValue>(this Outcome<TValue> outcome, JsonTypeInfo<TValue> type, int status = StatusCodes.Status200OK)
        where TValue : notnull =>
        outcome.Fault is { } fault ? new FaultResult(fault) : new ApiJsonResult<TValue>(outcome.Value, type, status);

    /// <summary>The result that <paramref name="create"/> creates from the value, or the fault.</summary>
    public static IResult ToHttpResult<TValue>(this Outcome<TValue> outcome, Func<TValue, IResult> create)
        where TValue : notnull =>
        outcome.Fault is { } fault ? new FaultResult(fault) : create(outcome.Value);

    /// <summary>The fault.</summary>
    public static IResult ToHttpResult(this Fault fault) => new FaultResult(fault);

    /// <summary>The value as JSON.</summary>
    public static IResult Json<TValue>(TValue value, JsonTypeInfo<TValue> type, int status = StatusCodes.Status200OK) =>
        new ApiJsonResult<TValue>(value, type, status);

    /// <summary>UTF-8 JSON, written unchanged.</summary>
    public static IResult RawJson(byte[] json) => new RawJsonResult(json);

    /// <summary>UTF-8 JSON in a pooled buffer, which the result disposes after writing.</summary>
    public static IResult PooledJson(PooledBuffer json) => new PooledJsonResult(json);

    /// <summary>Bytes of any media type that all requests share.</summary>
    public static IResult Shared(byte[] bytes, string mediaType) => new SharedResult(bytes, mediaType);

    /// <summary>A status without a body.</summary>
    public static IResult StatusCode(int status) => new StatusCodeResult(status);

    private sealed class FaultResult(Fault fault) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<FaultResponseWriter>().WriteAsync(httpContext, fault);
    }

    private sealed class ApiJsonResult<TValue>(TValue value, JsonTypeInfo<TValue> type, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<JsonResponseWriter>().WriteAsync(httpContext, status, value, type);
    }

    private sealed class RawJsonResult(byte[] json) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<JsonResponseWriter>().WriteAsync(httpContext, StatusCodes.Status200OK, json);
    }

    private sealed class PooledJsonResult(PooledBuffer json) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            try
            {
                await httpContext.RequestServices.GetRequiredService<JsonResponseWriter>().WriteAsync(httpContext, StatusCodes.Status200OK, json.Memory);
            }
            finally
            {
                json.Dispose();
            }
        }
    }

    private sealed class SharedResult(byte[] bytes, string mediaType) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = mediaType;
            httpContext.Response.ContentLength = bytes.Length;
            if (HttpMethods.IsHead(httpContext.Request.Method)) return Task.CompletedTask;
            return ChunkedBody.WriteAsync(httpContext, bytes);
        }
    }

    private sealed class StatusCodeResult(int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            if (status != StatusCodes.Status204NoContent) httpContext.Response.ContentLength = 0;
            return Task.CompletedTask;
        }
    }
}
