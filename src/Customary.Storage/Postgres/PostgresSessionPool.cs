using System.Collections.Concurrent;
using System.Data;
using Customary.Storage.Sql;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>
/// The sessions with one server, kept with what they have prepared: the work takes one, uses it alone and gives it
/// back. There are no more than the largest size of the pool; whoever finds none free waits, but not for ever.
/// </summary>
internal sealed class PostgresSessionPool(NpgsqlDataSource source, NpgsqlConnectionStringBuilder address) : IAsyncDisposable
{
    private readonly ConcurrentBag<PostgresSession> _idle = [];
    private readonly SemaphoreSlim _free = new(address.MaxPoolSize, address.MaxPoolSize);
    private readonly TimeSpan _longestWait = TimeSpan.FromSeconds(address.Timeout);
    private int _generation;
    private int _waiting;

    /// <summary>How much work waits for a session to become free.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <exception cref="StorageUnavailableException">None became free in time, or the server cannot be reached.</exception>
    public async ValueTask<PostgresSession> RentAsync(CancellationToken cancellationToken)
    {
        if (!_free.Wait(0, CancellationToken.None)) await WaitAsync(cancellationToken);
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
            _free.Release();
            throw;
        }
    }

    public async ValueTask ReturnAsync(PostgresSession session)
    {
        if (IsGood(session)) _idle.Add(session);
        else await session.DisposeAsync();
        _free.Release();
    }

    /// <summary>
    /// One connection broke, and those opened before it are suspect: after a restart of the server all of them are
    /// cut, and finding that out one by one would cost a failed request each.
    /// </summary>
    public void Invalidate(PostgresSession broken)
    {
        // The driver's own pool must not hand them out again either.
        source.Clear();
        Interlocked.CompareExchange(ref _generation, broken.Generation + 1, broken.Generation);
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var session)) await session.DisposeAsync();
        await source.DisposeAsync();
        _free.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            if (!await _free.WaitAsync(_longestWait, cancellationToken))
                throw new StorageUnavailableException($"All {address.MaxPoolSize} connections to PostgreSQL were busy for {_longestWait.TotalSeconds} seconds.");
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
            // Every node writes: where several hosts are named, the primary among them is meant.
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
