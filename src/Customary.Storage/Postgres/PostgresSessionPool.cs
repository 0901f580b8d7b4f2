using System.Data;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>
/// A pool of sessions with prepared statements. An operation rents a session, uses it exclusively and returns it. When all
/// sessions are in use, an operation waits for at most <c>Timeout</c> of the connection string. The pool replaces Npgsql's own,
/// so it applies the pool settings of the connection string: <c>Maximum Pool Size</c>, <c>Minimum Pool Size</c> (sessions
/// that stay open when idle), <c>Connection Lifetime</c>, <c>Connection Idle Lifetime</c> and <c>Connection Pruning Interval</c>.
/// </summary>
internal sealed class PostgresSessionPool : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnectionStringBuilder _address;
    private readonly TimeProvider _time;
    private readonly ITimer _pruning;

    // The session that was returned last is rented first, so that the others can become idle. Guarded by the list's lock.
    private readonly List<(PostgresSession Session, long ReturnedAt)> _idle = [];
    private readonly Lock _idleLock = new();
    private readonly SemaphoreSlim _slots;
    private readonly TimeSpan _rentTimeout;
    private readonly TimeSpan _lifetime;
    private readonly TimeSpan _idleLifetime;
    private int _generation;
    private int _waiting;
    private bool _isDisposed;

    /// <summary>Creates the pool. It opens sessions on demand.</summary>
    /// <param name="address">The connection string.</param>
    /// <param name="time">Measures how long sessions are open and idle. Default: the system's time.</param>
    public PostgresSessionPool(NpgsqlConnectionStringBuilder address, TimeProvider? time = null)
    {
        _source = PostgresConnectionString.CreateDataSource(address);
        _address = address;
        _time = time ?? TimeProvider.System;
        _slots = new(address.MaxPoolSize, address.MaxPoolSize);
        _rentTimeout = TimeSpan.FromSeconds(address.Timeout);
        _lifetime = address.ConnectionLifetime == 0 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(address.ConnectionLifetime);
        _idleLifetime = TimeSpan.FromSeconds(address.ConnectionIdleLifetime);
        var interval = TimeSpan.FromSeconds(address.ConnectionPruningInterval);
        _pruning = _time.CreateTimer(static pool => _ = ((PostgresSessionPool)pool!).PruneAsync(), this, interval, interval);
    }

    /// <summary>The number of operations that wait for a session.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The number of idle sessions.</summary>
    public int IdleCount
    {
        get
        {
            lock (_idleLock) return _idle.Count;
        }
    }

    /// <summary>Rents a session. The caller must return it with <see cref="ReturnAsync"/>.</summary>
    /// <exception cref="StorageUnavailableException">No session became free in time, or the server is unreachable.</exception>
    public async ValueTask<PostgresSession> RentAsync(CancellationToken cancellationToken)
    {
        if (!_slots.Wait(0, CancellationToken.None)) await WaitAsync(cancellationToken);
        try
        {
            while (TryTakeIdle() is { } session)
            {
                if (IsGood(session)) return session;
                await session.DisposeAsync();
            }

            return await OpenAsync(cancellationToken);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    /// <summary>Returns a session. A session that is invalid or too old is closed.</summary>
    public async ValueTask ReturnAsync(PostgresSession session)
    {
        if (!IsGood(session) || !TryAddIdle(session)) await session.DisposeAsync();
        _slots.Release();
    }

    /// <summary>
    /// Invalidates the generation of a broken connection. After a server restart all connections are broken, and finding that
    /// out one by one would fail a request for each.
    /// </summary>
    public void Invalidate(PostgresSession broken) => Interlocked.CompareExchange(ref _generation, broken.Generation + 1, broken.Generation);

    /// <summary>Closes sessions that have been idle for too long, except the minimum.</summary>
    public async Task PruneAsync()
    {
        foreach (var session in TakeUnused()) await session.DisposeAsync();
    }

    /// <summary>Closes the idle sessions. A rented session is closed when it is returned.</summary>
    public async ValueTask DisposeAsync()
    {
        await _pruning.DisposeAsync();
        lock (_idleLock) _isDisposed = true;
        while (TryTakeIdle() is { } session) await session.DisposeAsync();
        await _source.DisposeAsync();
    }

    private PostgresSession? TryTakeIdle()
    {
        lock (_idleLock)
        {
            if (_idle is not [.., var (session, _)]) return null;
            _idle.RemoveAt(_idle.Count - 1);
            return session;
        }
    }

    private bool TryAddIdle(PostgresSession session)
    {
        lock (_idleLock)
        {
            if (!_isDisposed) _idle.Add((session, _time.GetTimestamp()));
            return !_isDisposed;
        }
    }

    // The list is sorted by the time of the return.
    private List<PostgresSession> TakeUnused()
    {
        lock (_idleLock)
        {
            var removable = _idle.Count - _address.MinPoolSize;
            var unused = _idle.TakeWhile((idle, index) => index < removable && _time.GetElapsedTime(idle.ReturnedAt) >= _idleLifetime).Select(idle => idle.Session).ToList();
            _idle.RemoveRange(0, unused.Count);
            return unused;
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            if (!await _slots.WaitAsync(_rentTimeout, cancellationToken))
                throw new StorageUnavailableException($"All {_address.MaxPoolSize} connections to PostgreSQL were busy for {_rentTimeout.TotalSeconds} seconds.");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private bool IsGood(PostgresSession session) =>
        session.Generation == Volatile.Read(ref _generation) && session.Connection.State == ConnectionState.Open && _time.GetElapsedTime(session.OpenedAt) < _lifetime;

    private async ValueTask<PostgresSession> OpenAsync(CancellationToken cancellationToken)
    {
        var generation = Volatile.Read(ref _generation);
        try
        {
            // Nodes write, so with several hosts only the primary is usable.
            var connection = _source is NpgsqlMultiHostDataSource hosts
                ? await hosts.OpenConnectionAsync(TargetSessionAttributes.Primary, cancellationToken)
                : await _source.OpenConnectionAsync(cancellationToken);
            return new(connection, generation, _time.GetTimestamp());
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailableException($"storage: {PostgresConnectionString.Describe(_address)} cannot be reached: {exception.Message}", exception);
        }
    }
}
