using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Customary.AllocationTests;

/// <summary>A client on one connection that allocates nothing per request, so that all allocations come from the server.</summary>
internal sealed class Requester : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public Requester(Uri server) => _socket.Connect(IPAddress.Loopback, server.Port);

    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> ContentLength => "\r\nContent-Length: "u8;

    /// <summary>Sends a request and reads its response, which must be successful.</summary>
    public void Send(byte[] request)
    {
        _socket.Send(request);
        var (read, total) = (0, -1);
        while (total < 0 || read < total)
        {
            var count = _socket.Receive(_buffer.AsSpan(read));
            if (count == 0) throw new InvalidOperationException("The service closed the connection.");
            read += count;
            if (total < 0) total = TotalLength(_buffer.AsSpan(0, read));
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int TotalLength(ReadOnlySpan<byte> response)
    {
        var end = response.IndexOf(EndOfHeaders);
        if (end < 0) return -1;
        if (!response.StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(response));
        var length = 0;
        for (var at = response.IndexOf(ContentLength) + ContentLength.Length; response[at] != '\r'; at++) length = (length * 10) + response[at] - '0';
        return end + EndOfHeaders.Length + length;
    }
}
