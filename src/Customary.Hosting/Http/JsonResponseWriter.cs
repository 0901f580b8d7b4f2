using System.Buffers;
using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.Http;

/// <summary>Writes JSON responses with their length: small ones at once, large ones in chunks that wait for the client.</summary>
internal sealed class JsonResponseWriter(ResponseOptions options, ResponseBudget budget)
{
    /// <summary>The maximum length of a response that is written at once, in bytes.</summary>
    internal const int MaxSmallBytes = 32 * 1024;

    private const string MediaType = "application/json; charset=utf-8";
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Writes a value.</summary>
    public Task WriteAsync<TValue>(HttpContext context, int status, TValue value, JsonTypeInfo<TValue> type) =>
        WriteAsync(context, status, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Writes UTF-8 JSON unchanged.</summary>
    public Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        if (HttpMethods.IsHead(context.Request.Method)) Begin(context.Response, status);
        else if (json.Length > MaxSmallBytes) return WriteLargeAsync(context, status, json);
        else return WriteSmallAsync(context, status, json);
        return Task.CompletedTask;
    }

    private static void Begin(HttpResponse response, int status) => (response.StatusCode, response.ContentType) = (status, MediaType);

    // Parsers of tokens, discovery documents and OpenAPI documents do not expect a byte order mark.
    private void BeginBody(HttpContext context, int status, int length)
    {
        var response = context.Response;
        Begin(response, status);
        var isMarked = options.HasByteOrderMark && ApiPaths.IsApi(context.Request.Path);
        response.ContentLength = length + (isMarked ? ByteOrderMark.Length : 0);
        if (isMarked) response.BodyWriter.Write(ByteOrderMark);
    }

    private Task WriteSmallAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        BeginBody(context, status, json.Length);
        var write = context.Response.BodyWriter.WriteAsync(json, context.RequestAborted);

        // Nearly every write completes synchronously and needs no task.
        if (!write.IsCompletedSuccessfully) return ChunkedBody.FlushAsync(context, write);
        _ = write.Result;
        return Task.CompletedTask;
    }

    private async Task WriteLargeAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        var partner = context.Features.Get<Caller>()?.Partner ?? Guid.Empty;
        if (!budget.TryReserve(partner, json.Length))
            throw new RequestFaultException(Fault.TooManyUnreadResponses(isChange: !HttpMethods.IsGet(context.Request.Method)));
        try
        {
            BeginBody(context, status, json.Length);
            await ChunkedBody.WriteAsync(context, json);
        }
        finally
        {
            budget.Release(partner, json.Length);
        }
    }
}
