using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Customary.Benchmarks.Measuring;

/// <summary>
/// A load generator over plain sockets. It is as cheap as possible, because an expensive client hides differences between servers.
/// </summary>
internal static class Load
{
    /// <summary>Sends requests for a duration. Each connection waits for a response before its next request.</summary>
    public static Task<LoadResult> RunAsync(Uri server, int connections, TimeSpan length, Requests requests)
    {
        var started = Stopwatch.GetTimestamp();
        return RunAsync(server, connections, () => Stopwatch.GetElapsedTime(started) >= length, requests);
    }

    /// <summary>Sends requests until a condition is true. Each connection waits for a response before its next request.</summary>
    public static async Task<LoadResult> RunAsync(Uri server, int connections, Func<bool> isOver, Requests requests)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection =>
            Task.Run(() => ConnectionAsync(server, watch, isOver, requests.ForConnection(connection)))));
        return new(times, watch.Elapsed);
    }

    /// <summary>Sends one request and waits for the response.</summary>
    public static async Task OnceAsync(Uri server, Requests requests)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        await socket.SendAsync(requests.ForConnection(0)());
        await new ResponseReader(socket).ReadAsync();
    }

    private static async Task<List<long>> ConnectionAsync(Uri server, Stopwatch watch, Func<bool> isOver, Func<ReadOnlyMemory<byte>> request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        var responses = new ResponseReader(socket);
        var times = new List<long>(16 * 1024);
        var start = watch.ElapsedTicks;
        while (!isOver())
        {
            await socket.SendAsync(request());
            await responses.ReadAsync();
            var end = watch.ElapsedTicks;
            times.Add(end - start);
            start = end;
        }

        return times;
    }
}
