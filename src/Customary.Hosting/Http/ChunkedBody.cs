using System.IO.Pipelines;

namespace Customary.Hosting.Http;

/// <summary>
/// Writes a body in chunks, each after the client has read most of the previous one. A single write would copy the whole body
/// into the web server's buffers, where it would stay until a slow client has read it.
/// </summary>
internal static class ChunkedBody
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>Writes all bytes, unless the client disconnects or stalls.</summary>
    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        for (var start = 0; start < body.Length; start += ChunkLength)
        {
            var write = context.Response.BodyWriter.WriteAsync(body[start..Math.Min(start + ChunkLength, body.Length)], context.RequestAborted);
            var flushed = write.IsCompletedSuccessfully ? write.Result : await FlushAsync(context, write);
            if (flushed.IsCompleted || flushed.IsCanceled) return;
        }
    }

    /// <summary>
    /// Waits until the client has read the written bytes, and disconnects a client that stalls. The web server's minimum data rate
    /// does not detect that, because it credits the bytes that went into the system's buffers.
    /// </summary>
    public static async Task<FlushResult> FlushAsync(HttpContext context, ValueTask<FlushResult> write)
    {
        var flush = write.AsTask();
        try
        {
            return await flush.WaitAsync(RequestLimits.ResponseStallTime, context.RequestServices.GetRequiredService<SystemClock>().Provider);
        }
        catch (TimeoutException)
        {
            context.Abort();
            await ((Task)flush).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new(isCanceled: false, isCompleted: true);
        }
    }
}
