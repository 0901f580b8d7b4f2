using System.Text.Json.Serialization.Metadata;
using Customary.Server.Faults;
using Customary.Server.Storage;

namespace Customary.Server.Http;

/// <summary>The results that endpoints give; nobody else writes a status code.</summary>
internal static class Answers
{
    /// <summary>A value, or the fault in its place.</summary>
    public static IResult ToAnswer<TValue>(this Outcome<TValue> outcome, JsonTypeInfo<TValue> type, int status = StatusCodes.Status200OK)
        where TValue : notnull =>
        outcome.Fault is { } fault ? new FaultAnswer(fault) : new ValueAnswer<TValue>(outcome.Value, type, status);

    /// <summary>Whatever an endpoint makes of the value, or the fault in its place.</summary>
    public static IResult ToAnswer<TValue>(this Outcome<TValue> outcome, Func<TValue, IResult> make)
        where TValue : notnull =>
        outcome.Fault is { } fault ? new FaultAnswer(fault) : make(outcome.Value);

    /// <summary>A fault.</summary>
    public static IResult ToAnswer(this Fault fault) => new FaultAnswer(fault);

    /// <summary>A value.</summary>
    public static IResult Value<TValue>(TValue value, JsonTypeInfo<TValue> type, int status = StatusCodes.Status200OK) =>
        new ValueAnswer<TValue>(value, type, status);

    /// <summary>A document as it is stored: UTF-8 JSON.</summary>
    public static IResult Document(byte[] json) => new DocumentAnswer(json);

    /// <summary>The same in a buffer, which is given back when it is written.</summary>
    public static IResult Rented(RentedBytes json) => new RentedAnswer(json);

    /// <summary>Bytes that all requests share, of any media type.</summary>
    public static IResult Shared(byte[] bytes, string mediaType) => new SharedAnswer(bytes, mediaType);

    /// <summary>A status and no body.</summary>
    public static IResult Empty(int status) => new EmptyAnswer(status);

    private sealed class FaultAnswer(Fault fault) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<FaultWriter>().WriteAsync(httpContext, fault);
    }

    private sealed class ValueAnswer<TValue>(TValue value, JsonTypeInfo<TValue> type, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<JsonWriter>().WriteAsync(httpContext, status, value, type);
    }

    private sealed class DocumentAnswer(byte[] json) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            httpContext.RequestServices.GetRequiredService<JsonWriter>().WriteAsync(httpContext, StatusCodes.Status200OK, json);
    }

    private sealed class RentedAnswer(RentedBytes json) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            try
            {
                await httpContext.RequestServices.GetRequiredService<JsonWriter>().WriteAsync(httpContext, StatusCodes.Status200OK, json.Memory);
            }
            finally
            {
                json.Return();
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

    private sealed class EmptyAnswer(int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            if (status != StatusCodes.Status204NoContent) httpContext.Response.ContentLength = 0;
            return Task.CompletedTask;
        }
    }
}
