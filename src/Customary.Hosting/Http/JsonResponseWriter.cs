using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Customary.Core.Errors;
using Customary.Core.Identity;
using Customary.Hosting.Configuration;

namespace Customary.Hosting.Http;

/// <summary>Writes JSON answers with their length: small ones in one piece, large ones in chunks that wait for the client.</summary>
internal sealed class JsonResponseWriter(CustomarySettings settings, ResponseBudget budget)
{
    /// <summary>The longest answer that is written in one piece.</summary>
    internal const int MaxSmallBytes = 32 * 1024;

    private const string MediaType = "application/json; charset=utf-8";
    private readonly ReadOnlyMemory<byte> _byteOrderMark = settings.Get(SettingDefinitions.ByteOrderMark) ? new byte[] { 0xEF, 0xBB, 0xBF } : default;

    /// <summary>Writes a value.</summary>
    public Task WriteAsync<TValue>(HttpContext context, int status, TValue value, JsonTypeInfo<TValue> type) =>
        WriteAsync(context, status, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>Writes UTF-8 JSON as it is.</summary>
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
        var writing = context.Response.BodyWriter.WriteAsync(json, context.RequestAborted);

        // What is written at once, which is nearly always, needs no task.
        if (!writing.IsCompletedSuccessfully) return ChunkedBody.FlushAsync(context, writing);
        _ = writing.Result;
        return Task.CompletedTask;
    }

    private async Task WriteLargeAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        var partner = context.Features.Get<Caller>()?.Partner ?? Guid.Empty;
        if (!budget.TryTake(partner, json.Length)) throw new RequestFaultException(Fault.TooManyUnreadResponses());
        try
        {
            BeginBody(context.Response, status, json.Length);
            await ChunkedBody.WriteAsync(context, json);
        }
        finally
        {
            budget.Return(partner, json.Length);
        }
    }
}
