namespace Customary.Client;

/// <summary>Reads the bodies of responses.</summary>
internal static class ResponseBody
{
    /// <summary>Removes the UTF-8 byte order mark with which bodies of the real service begin.</summary>
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body;

    /// <summary>Returns a body as text.</summary>
    public static string ToText(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(WithoutByteOrderMark(body).ToArray());

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];
}
