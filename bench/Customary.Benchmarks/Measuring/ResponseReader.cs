using System.Net.Sockets;
using System.Text;

namespace Customary.Benchmarks.Measuring;

/// <summary>Reads answers that say their length, and no more of them than that.</summary>
internal sealed class ResponseReader(Socket socket)
{
    private byte[] _buffer = new byte[64 * 1024];

    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> ContentLength => "ontent-Length: "u8;

    /// <summary>Whether an answer that is no success is read like any other, rather than ending the benchmark.</summary>
    public bool TakesFaults { get; init; }

    /// <summary>Reads an answer; the status code.</summary>
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

    private int WholeLength(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(EndOfHeaders);
        if (end < 0) return -1;
        if (!TakesFaults && !answer.StartsWith("HTTP/1.1 2"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        var at = answer[..end].IndexOf(ContentLength);
        if (at < 0 && answer.StartsWith("HTTP/1.1 204"u8)) return end + EndOfHeaders.Length;
        if (at < 0) throw new InvalidOperationException($"An answer without its length: {Encoding.UTF8.GetString(answer[..end])}");
        var length = 0;
        for (at += ContentLength.Length; answer[at] != '\r'; at++) length = (length * 10) + answer[at] - '0';
        return end + EndOfHeaders.Length + length;
    }
}
