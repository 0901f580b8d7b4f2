using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace Customary.Hosting.Connections;

/// <summary>
/// The open connections. When the server stops, it aborts connections that wait for the rest of a request. The web server would
/// wait for them until the shutdown timeout.
/// </summary>
internal sealed class ConnectionRegistry(ServerFaults faults)
{
    private readonly ConcurrentDictionary<TrackedConnection, byte> _open = new();
    private volatile bool _isStopping;
    private int _answered;
    private int _aborted;

    /// <summary>Whether the server is stopping.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>Runs a connection and tracks it until it ends.</summary>
    public async Task RunAsync(ConnectionContext context, ConnectionDelegate next)
    {
        var connection = new TrackedConnection(context, this, faults);
        context.Features.Set<IConnectionRequests>(connection);
        _open[connection] = 0;
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection, out _);
        }
    }

    /// <summary>The requests that have ended since <see cref="Stop"/>: those that were answered, and those whose connection was closed before.</summary>
    public (int Answered, int Aborted) Ended => (Volatile.Read(ref _answered), Volatile.Read(ref _aborted));

    /// <summary>Aborts each connection that waits for the rest of a request, or begins to.</summary>
    /// <returns>The number of requests that are not answered yet.</returns>
    public int Stop()
    {
        _isStopping = true;
        Interlocked.MemoryBarrier();
        var requests = 0;
        foreach (var connection in _open.Keys)
        {
            requests += connection.Requests;
            connection.AbortIfIncomplete();
        }

        return requests;
    }

    /// <summary>Counts a request that ended while the server stops.</summary>
    public void CountEnded(bool isAnswered) => Interlocked.Increment(ref isAnswered ? ref _answered : ref _aborted);
}
