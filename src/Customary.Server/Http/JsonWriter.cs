using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Customary.Server.Settings;

namespace Customary.Server.Http;

/// <summary>Writes JSON answers, each in one piece with its length.</summary>
public sealed class JsonWriter(ServiceSettings settings)
{
    private const string MediaType = "application/json; charset=utf-8";
    private readonly ReadOnlyMemory<byte> _start = settings.Get(AllSettings.ByteOrderMark) ? new byte[] { 0xEF, 0xBB, 0xBF } : default;

    /// <summary>Writes a value.</summary>
    public Task WriteAsync<TValue>(HttpContext context, int status, TValue value, JsonTypeInfo<TValue> type) =>
        WriteAsync(context, status, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Writes UTF-8 JSON as it is.</summary>
    public Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = MediaType;
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;
        response.ContentLength = _start.Length + json.Length;
        if (_start.Length > 0) response.BodyWriter.Write(_start.Span);
        var writing = response.BodyWriter.WriteAsync(json, context.RequestAborted);

        // What is written at once, which is nearly always, needs no task.
        if (!writing.IsCompletedSuccessfully) return writing.AsTask();
        _ = writing.Result;
        return Task.CompletedTask;
    }
}
