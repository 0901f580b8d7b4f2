using System.IO.Pipelines;
using System.Net;
using Customary.Hosting.Http;
using Microsoft.AspNetCore.Connections;

namespace Customary.Hosting.Connections;

/// <summary>A connection that knows whether it waits for the rest of a request, and whose bare error responses get the API's shape.</summary>
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

    /// <summary>The bytes. TLS sets its own transport over the one of the socket; it is tracked too, for it carries the HTTP.</summary>
    public override IDuplexPipe Transport
    {
        get => _transport;
        set => _transport = value is TrackedTransport ? value : new TrackedTransport(value, this, _faults);
    }

    /// <inheritdoc/>
    public override void Abort(ConnectionAbortedException abortReason) => _inner.Abort(abortReason);

    /// <summary>A request has arrived, at least to the end of its headers.</summary>
    public void BeginRequest(string protocol)
    {
        // Several requests share such a connection, and it always reads: what it waits for is not known here.
        if (!HttpProtocol.IsHttp11(protocol) && !HttpProtocol.IsHttp10(protocol)) _isMultiplexed = true;
        Interlocked.Increment(ref _requests);
    }

    /// <summary>A request was answered.</summary>
    public void EndRequest()
    {
        _hasReceived = false;
        Interlocked.Decrement(ref _requests);
    }

    /// <summary>Nothing is there to be read, and the connection begins to wait.</summary>
    public void BeginRead()
    {
        Interlocked.Increment(ref _reading);
        if (_registry.IsStopping) AbortIfIncomplete();
    }

    /// <summary>The wait ended.</summary>
    public void EndRead() => Interlocked.Decrement(ref _reading);

    /// <summary>Bytes arrived.</summary>
    public void Received() => _hasReceived = true;

    /// <summary>Aborts the connection if it waits for the rest of a request; one that waits for a next request is closed by the web server.</summary>
    public void AbortIfIncomplete()
    {
        if (_isMultiplexed || Volatile.Read(ref _reading) == 0) return;
        if (_hasReceived || Volatile.Read(ref _requests) > 0) _inner.Abort(new ConnectionAbortedException("The service stops, and the request is not complete."));
    }
}
