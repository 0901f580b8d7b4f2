using System.Text.Json.Serialization.Metadata;
using Customary.Core.Errors;
using Customary.Storage.Sql;

namespace Customary.Hosting.Http;

/// <summary>The results that endpoints give; nobody else writes a status code.</summary>
internal static class ApiResults
{
    /// <summary>A value, or the fault in its place.</summary>
    public static IResult ToHttpResult<TValue>(this Outcome<TValue> outcome, JsonTypeInfo<TValue> type, int status = StatusCodes.Status200OK)
        where TValue : notnull =>
        outcome.Fault is { } fault ? new FaultResult(fault) : new ApiJsonResult<TValue>(outcome.Value, type, status);

    /// <summary>Whatever an endpoint makes of the value, or the fault in its place.</summary>
    public static IResult ToHttpResult<TValue>(this Outcome<TValue> outcome, Func<TValue, IResult> make)
        where TValue : notnull =>
        outcome.Fault is { } fault ? new FaultResult(fault) : make(outcome.Value);

    /// <summary>A fault.</summary>
    public static IResult ToHttpResult(this Fault fault) => new FaultResult(fault);

    /// <summary>A value.</summary>
    public static IResult Json<TValue>(TValue value, JsonTypeInfo<TValue> type, int status = StatusCodes.Status200OK) =>
        new ApiJsonResult<TValue>(value, type, status);

    /// <summary>A document as it is stored: UTF-8 JSON.</summary>
    public static IResult RawJson(byte[] json) => new RawJsonResult(json);

    /// <summary>The same in a buffer, which is given back when it is written.</summary>
    public static IResult PooledJson(PooledBuffer json) => new PooledJsonResult(json);

    /// <summary>Bytes that all requests share, of any media type.</summary>
    public static IResult Shared(byte[] bytes, string mediaType) => new SharedAnswer(bytes, mediaType);

    /// <summary>A status and no body.</summary>
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

    private sealed class SharedAnswer(byte[] bytes, string mediaType) : IResult
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
