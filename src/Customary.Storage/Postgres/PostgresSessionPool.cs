using System.Collections.Concurrent;
using System.Data;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>
/// A pool of sessions with prepared statements. An operation rents a session, uses it exclusively and returns it. When all
/// sessions are in use, an operation waits for at most <c>Timeout</c> of the connection string.
/// </summary>
internal sealed class PostgresSessionPool(NpgsqlDataSource source, NpgsqlConnectionStringBuilder address) : IAsyncDisposable
{
    private readonly ConcurrentBag<PostgresSession> _idle = [];
    private readonly SemaphoreSlim _slots = new(address.MaxPoolSize, address.MaxPoolSize);
    private readonly TimeSpan _rentTimeout = TimeSpan.FromSeconds(address.Timeout);
    private int _generation;
    private int _waiting;

    /// <summary>The number of operations that wait for a session.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Rents a session. The caller must return it with <see cref="ReturnAsync"/>.</summary>
    /// <exception cref="StorageUnavailableException">No session became free in time, or the server is unreachable.</exception>
    public async ValueTask<PostgresSession> RentAsync(CancellationToken cancellationToken)
    {
        if (!_slots.Wait(0, CancellationToken.None)) await WaitAsync(cancellationToken);
        try
        {
            while (_idle.TryTake(out var session))
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

    /// <summary>Returns a session. An invalid session is closed.</summary>
    public async ValueTask ReturnAsync(PostgresSession session)
    {
        if (IsGood(session)) _idle.Add(session);
        else await session.DisposeAsync();
        _slots.Release();
    }

    /// <summary>
    /// Invalidates the generation of a broken connection. After a server restart all connections are broken, and finding that
    /// out one by one would fail a request for each.
    /// </summary>
    public void Invalidate(PostgresSession broken)
    {
        // Npgsql's own pool must not reuse the connections either.
        source.Clear();
        Interlocked.CompareExchange(ref _generation, broken.Generation + 1, broken.Generation);
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var session)) await session.DisposeAsync();
        await source.DisposeAsync();
        _slots.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            if (!await _slots.WaitAsync(_rentTimeout, cancellationToken))
                throw new StorageUnavailableException($"All {address.MaxPoolSize} connections to PostgreSQL were busy for {_rentTimeout.TotalSeconds} seconds.");
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private bool IsGood(PostgresSession session) => session.Generation == Volatile.Read(ref _generation) && session.Connection.State == ConnectionState.Open;

    private async ValueTask<PostgresSession> OpenAsync(CancellationToken cancellationToken)
    {
        var generation = Volatile.Read(ref _generation);
        try
        {
            // Nodes write, so with several hosts only the primary is usable.
            return new(source is NpgsqlMultiHostDataSource hosts
                ? await hosts.OpenConnectionAsync(TargetSessionAttributes.Primary, cancellationToken)
                : await source.OpenConnectionAsync(cancellationToken), generation);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            throw new StorageUnavailableException($"storage: {PostgresConnectionString.Describe(address)} cannot be reached: {exception.Message}", exception);
        }
    }
}
