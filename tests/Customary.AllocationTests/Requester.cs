using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Customary.AllocationTests;

/// <summary>A client on one connection that allocates nothing while it asks, so that all that is allocated meanwhile is the server's.</summary>
internal sealed class Requester : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public Requester(Uri server) => _socket.Connect(IPAddress.Loopback, server.Port);

    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> ContentLength => "\r\nContent-Length: "u8;

    /// <summary>Sends a request and reads its answer, which must be a success.</summary>
    public void Ask(byte[] request)
    {
        _socket.Send(request);
        var (read, whole) = (0, -1);
        while (whole < 0 || read < whole)
        {
            var more = _socket.Receive(_buffer.AsSpan(read));
            if (more == 0) throw new InvalidOperationException("The service closed the connection.");
            read += more;
            if (whole < 0) whole = WholeLength(_buffer.AsSpan(0, read));
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int WholeLength(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(EndOfHeaders);
        if (end < 0) return -1;
        if (!answer.StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        var length = 0;
        for (var at = answer.IndexOf(ContentLength) + ContentLength.Length; answer[at] != '\r'; at++) length = (length * 10) + answer[at] - '0';
        return end + EndOfHeaders.Length + length;
    }
}
