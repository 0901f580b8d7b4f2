using System.Collections.Concurrent;
using Customary.Hosting.Http;
using Microsoft.AspNetCore.Connections;

namespace Customary.Hosting.Connections;

/// <summary>
/// The open connections. When the service stops, a connection that waits for the rest of a request is aborted at once;
/// left to the web server, one half-sent request holds up the end of the process until a timeout.
/// </summary>
internal sealed class ConnectionRegistry(ServerFaults faults)
{
    private readonly ConcurrentDictionary<TrackedConnection, byte> _open = new();
    private volatile bool _isStopping;

    /// <summary>Whether the service stops.</summary>
    public bool IsStopping => _isStopping;

    /// <summary>Runs a connection, tracked until it ends.</summary>
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

    /// <summary>Aborts the connections that wait for the rest of a request, now and from now on.</summary>
    public void Stop()
    {
        _isStopping = true;
        Interlocked.MemoryBarrier();
        foreach (var connection in _open.Keys) connection.AbortIfIncomplete();
    }
}
