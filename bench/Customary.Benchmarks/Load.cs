using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Customary.Benchmarks;

/// <summary>
/// Requests over plain sockets, as cheap as they can be made here: beside an expensive client two servers look alike.
/// </summary>
internal static class Load
{
    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> ContentLength => "Content-Length: "u8;

    /// <summary>Sends requests on so many connections for so long; how many were answered 200 in a second.</summary>
    public static async Task<double> RunAsync(Uri server, int connections, TimeSpan length, Func<int, byte[]> request)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection =>
            Task.Run(() => ConnectionAsync(server, watch, length, number => request((number * connections) + connection)))));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<long> ConnectionAsync(Uri server, Stopwatch watch, TimeSpan length, Func<int, byte[]> request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        var buffer = new byte[64 * 1024];
        var count = 0;
        while (watch.Elapsed < length)
        {
            await socket.SendAsync(request(count));
            await ReadAnswerAsync(socket, buffer);
            count++;
        }

        return count;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var (read, whole) = (0, -1);
        while (whole < 0 || read < whole)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0) throw new InvalidOperationException("The server closed a connection.");
            read += more;
            if (whole < 0) whole = WholeLength(buffer.AsSpan(0, read));
        }
    }

    private static int WholeLength(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(EndOfHeaders);
        if (end < 0) return -1;
        if (!answer.StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(answer));
        var length = 0;
        for (var i = answer.IndexOf(ContentLength) + ContentLength.Length; answer[i] != '\r'; i++) length = (length * 10) + answer[i] - '0';
        return end + EndOfHeaders.Length + length;
    }
}
