using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Customary.Benchmarks.Measuring;

/// <summary>
/// Requests over plain sockets, as cheap as they can be made here: beside an expensive client two servers look alike.
/// </summary>
internal static class Load
{
    /// <summary>Sends requests on so many connections for so long, each when the last one is answered.</summary>
    public static Task<LoadResult> RunAsync(Uri server, int connections, TimeSpan length, Requests requests)
    {
        var started = Stopwatch.GetTimestamp();
        return RunAsync(server, connections, () => Stopwatch.GetElapsedTime(started) >= length, requests);
    }

    /// <summary>Sends requests on so many connections until something else is over, each when the last one is answered.</summary>
    public static async Task<LoadResult> RunAsync(Uri server, int connections, Func<bool> isOver, Requests requests)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(connection =>
            Task.Run(() => ConnectionAsync(server, watch, isOver, requests.ForConnection(connection)))));
        return new(times, watch.Elapsed);
    }

    /// <summary>Sends one request and waits for its answer.</summary>
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
        var answers = new ResponseReader(socket);
        var times = new List<long>(16 * 1024);
        var sent = watch.ElapsedTicks;
        while (!isOver())
        {
            await socket.SendAsync(request());
            await answers.ReadAsync();
            var now = watch.ElapsedTicks;
            times.Add(now - sent);
            sent = now;
        }

        return times;
    }
}
