using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Customary.Hosting.Connections;

/// <summary>A connection that tracks whether it waits for the rest of a request, and that replaces bare error responses by the API's faults.</summary>
internal sealed class TrackedConnection : ConnectionContext, IConnectionRequests
{
    private readonly ConnectionContext _inner;
    private readonly ConnectionRegistry _registry;
    private readonly ServerFaults _faults;
    private IDuplexPipe _transport;
    private int _requests;
    private int _reading;
    private volatile bool _hasReceived;
    private volatile bool _isMultiplexed;

    public TrackedConnection(ConnectionContext inner, ConnectionRegistry registry, ServerFaults faults)
    {
        (_inner, _registry, _faults) = (inner, registry, faults);
        _transport = new TrackedTransport(inner.Transport, this, faults);
    }

    /// <inheritdoc/>
    public override string ConnectionId { get => _inner.ConnectionId; set => _inner.ConnectionId = value; }

    /// <inheritdoc/>
    public override IFeatureCollection Features => _inner.Features;

    /// <inheritdoc/>
    public override IDictionary<object, object?> Items { get => _inner.Items; set => _inner.Items = value; }

    /// <inheritdoc/>
    public override CancellationToken ConnectionClosed { get => _inner.ConnectionClosed; set => _inner.ConnectionClosed = value; }

    /// <inheritdoc/>
    public override EndPoint? LocalEndPoint { get => _inner.LocalEndPoint; set => _inner.LocalEndPoint = value; }

    /// <inheritdoc/>
    public override EndPoint? RemoteEndPoint { get => _inner.RemoteEndPoint; set => _inner.RemoteEndPoint = value; }

    /// <summary>The transport. TLS replaces the socket's transport by its own, which carries the HTTP and is tracked too.</summary>
    public override IDuplexPipe Transport
    {
        get => _transport;
        set => _transport = value is TrackedTransport ? value : new TrackedTransport(value, this, _faults);
    }

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason) => _inner.Abort(abortReason);

    /// <summary>How many requests of the connection are not answered yet.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <inheritdoc/>
    public void BeginRequest(string protocol)
    {
        // An HTTP/2 connection carries several requests and always reads, so an incomplete request cannot be detected.
        if (!HttpProtocol.IsHttp11(protocol) && !HttpProtocol.IsHttp10(protocol)) _isMultiplexed = true;
        Interlocked.Increment(ref _requests);
    }

    /// <inheritdoc/>
    public void EndRequest(bool isAnswered)
    {
        _hasReceived = false;
        Interlocked.Decrement(ref _requests);
        if (_registry.IsStopping) _registry.CountEnded(isAnswered);
    }

    /// <summary>Records that the connection begins to wait for bytes.</summary>
    public void BeginRead()
    {
        Interlocked.Increment(ref _reading);
        if (_registry.IsStopping) AbortIfIncomplete();
    }

    /// <summary>Records that the wait has ended.</summary>
    public void EndRead() => Interlocked.Decrement(ref _reading);

    /// <summary>Records that bytes have arrived.</summary>
    public void Received() => _hasReceived = true;

    /// <summary>Aborts the connection if it waits for the rest of a request. The web server closes idle connections itself.</summary>
    public void AbortIfIncomplete()
    {
        if (_isMultiplexed || Volatile.Read(ref _reading) == 0) return;
        if (_hasReceived || Volatile.Read(ref _requests) > 0) _inner.Abort(new ConnectionAbortedException("The server is stopping, and the request is not complete."));
    }
}
