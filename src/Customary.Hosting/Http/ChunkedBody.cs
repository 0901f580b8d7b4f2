using System.IO.Pipelines;
using Customary.Core.Validation;

namespace Customary.Hosting.Http;

/// <summary>
/// Writes a body in chunks, each when the client has taken most of the one before. Written at once, all of it would be copied
/// into the web server's buffers, and stay there until a slow client has read it.
/// </summary>
internal static class ChunkedBody
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>Writes all bytes; less only if the client has left or stalls.</summary>
    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        for (var start = 0; start < body.Length; start += ChunkLength)
        {
            var writing = context.Response.BodyWriter.WriteAsync(body[start..Math.Min(start + ChunkLength, body.Length)], context.RequestAborted);
            var flushed = writing.IsCompletedSuccessfully ? writing.Result : await FlushAsync(context, writing);
            if (flushed.IsCompleted || flushed.IsCanceled) return;
        }
    }

    /// <summary>
    /// Waits until the client has taken what was written; one that stalls is disconnected. The web server's own minimum rate
    /// does not do that: it counts every byte that the system's buffers took at once as time that the client saved.
    /// </summary>
    public static async Task<FlushResult> FlushAsync(HttpContext context, ValueTask<FlushResult> writing)
    {
        var flushing = writing.AsTask();
        try
        {
            return await flushing.WaitAsync(RequestLimits.ResponseStallTime, context.RequestServices.GetRequiredService<TimeProvider>());
        }
        catch (TimeoutException)
        {
            context.Abort();
            await ((Task)flushing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return new(isCanceled: false, isCompleted: true);
        }
    }
}
