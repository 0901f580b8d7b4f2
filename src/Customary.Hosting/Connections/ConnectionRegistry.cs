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

    /// <summary>Aborts each connection that waits for the rest of a request, or begins to.</summary>
    public void Stop()
    {
        _isStopping = true;
        Interlocked.MemoryBarrier();
        foreach (var connection in _open.Keys) connection.AbortIfIncomplete();
    }
}
