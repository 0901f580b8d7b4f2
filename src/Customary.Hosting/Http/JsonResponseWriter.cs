using System.Buffers;
using System.Text.Json.Serialization.Metadata;

namespace Customary.Hosting.Http;

/// <summary>Writes JSON responses with their length: small ones at once, large ones in chunks that wait for the client.</summary>
internal sealed class JsonResponseWriter(ResponseOptions options, ResponseBudget budget)
{
    /// <summary>The maximum length of a response that is written at once, in bytes.</summary>
    internal const int MaxSmallBytes = 32 * 1024;

    private const string MediaType = "application/json; charset=utf-8";
    private readonly ReadOnlyMemory<byte> _byteOrderMark = options.HasByteOrderMark ? new byte[] { 0xEF, 0xBB, 0xBF } : default;

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

    private void BeginBody(HttpResponse response, int status, int length)
    {
        Begin(response, status);
        response.ContentLength = _byteOrderMark.Length + length;
        if (_byteOrderMark.Length > 0) response.BodyWriter.Write(_byteOrderMark.Span);
    }

    private Task WriteSmallAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        BeginBody(context.Response, status, json.Length);
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
            BeginBody(context.Response, status, json.Length);
            await ChunkedBody.WriteAsync(context, json);
        }
        finally
        {
            budget.Release(partner, json.Length);
        }
    }
}
