using System.Net.Sockets;
using System.Text;

namespace Customary.Benchmarks.Measuring;

/// <summary>Reads responses with a <c>Content-Length</c> and chunked responses, one at a time.</summary>
internal sealed class ResponseReader(Socket socket)
{
    private byte[] _buffer = new byte[64 * 1024];

    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> Chunked => "ransfer-Encoding: chunked"u8;

    // Nothing follows the last chunk, because the next request is sent after it.
    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    private static ReadOnlySpan<byte> ContentLength => "ontent-Length: "u8;

    /// <summary>Whether to accept error responses. Otherwise an error response ends the benchmark.</summary>
    public bool AcceptsErrors { get; init; }

    /// <summary>Reads a response and returns its status code.</summary>
    public async ValueTask<int> ReadAsync()
    {
        var (read, whole) = (0, -1);
        while (whole < 0 || read < whole)
        {
            if (read == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var more = await socket.ReceiveAsync(_buffer.AsMemory(read));
            if (more == 0) throw new InvalidOperationException("The server closed a connection.");
            read += more;
            if (whole < 0) whole = WholeLength(_buffer.AsSpan(0, read));
        }

        return ((_buffer[9] - '0') * 100) + ((_buffer[10] - '0') * 10) + _buffer[11] - '0';
    }

    private int WholeLength(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf(EndOfHeaders);
        if (end < 0) return -1;
        if (!AcceptsErrors && !response.StartsWith("HTTP/1.1 2"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(response));
        var at = response[..end].IndexOf(ContentLength);
        if (at < 0 && response.StartsWith("HTTP/1.1 204"u8)) return end + EndOfHeaders.Length;
        if (at < 0 && response[..end].IndexOf(Chunked) >= 0) return response.EndsWith(LastChunk) ? response.Length : -1;
        if (at < 0) throw new InvalidOperationException($"A response without Content-Length: {Encoding.UTF8.GetString(response[..end])}");
        var length = 0;
        for (at += ContentLength.Length; response[at] != '\r'; at++) length = (length * 10) + response[at] - '0';
        return end + EndOfHeaders.Length + length;
    }
}
