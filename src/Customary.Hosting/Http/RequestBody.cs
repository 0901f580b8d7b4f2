using System.Text.Unicode;
using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Http;

/// <summary>Reads the bytes of a request body.</summary>
internal static class RequestBody
{
    private const string Identity = "identity";

    /// <summary>Reads the whole body, which must be UTF-8 without a content encoding.</summary>
    /// <exception cref="RequestFaultException">The body has a content encoding, or is not UTF-8.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, too slow, or not well-formed HTTP.</exception>
    public static async ValueTask<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsIdentity(request.Headers.ContentEncoding)) throw new RequestFaultException(Fault.UnsupportedContentEncoding());
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 1024, RequestLimits.BodyBytes));
        await request.Body.CopyToAsync(body, cancellationToken);
        var bytes = body.ToArray();
        return Utf8.IsValid(bytes) ? bytes : throw new RequestFaultException(Fault.NotUtf8(FindFirstInvalid(bytes)));
    }

    private static bool IsIdentity(StringValues encodings)
    {
        foreach (var header in encodings)
        {
            foreach (var encoding in (header ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (!encoding.Equals(Identity, StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }

    // The position of the first invalid byte, counted from 1.
    private static int FindFirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out var length) == System.Buffers.OperationStatus.Done) position += length;
        return position + 1;
    }
}
