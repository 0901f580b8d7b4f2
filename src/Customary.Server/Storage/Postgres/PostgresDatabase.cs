using System.Data;
namespace Customary.Server.Storage.Postgres;

/// <summary>
/// A store in a PostgreSQL database, which any number of nodes share. A read is one statement and one round trip;
/// a write is one transaction, in which the store locks what it read and means to change.
/// </summary>
public sealed class PostgresDatabase : Database
{
    private const int MostTries = 5;
    private const int MostConnections = 2;
    private readonly PostgresSessions _sessions;
    private StorageMetrics? _metrics;

    private PostgresDatabase(string place, PostgresSessions sessions) => (Place, _sessions) = (place, sessions);

    /// <inheritdoc/>
    public override string Place { get; }

    /// <summary>Opens the database and brings its schema up to date; of several nodes at once one does, and the others wait.</summary>
    /// <param name="connectionString">A connection string as Npgsql takes it.</param>
    /// <param name="clock">The clock by which the migrations are dated.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="StoreAwayException">It cannot be reached, or it is not one that can be used; the message is for the operator.</exception>
    public static async Task<PostgresDatabase> OpenAsync(string connectionString, TimeProvider clock, CancellationToken stop)
    {
        if (!PostgresAddress.TryRead(connectionString, out var address))
            throw new StoreAwayException("storage: the text after postgres: is not a connection string with a Database.");
        var sessions = new PostgresSessions(PostgresAddress.Source(address), address);
        try
        {
            await PostgresSchema.BringUpToDateAsync(address, clock, stop);
            return new(PostgresAddress.Place(address), sessions);
        }
        catch
        {
            await sessions.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<Session, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken stop) =>
        RunAsync(state, read, stop);

    /// <inheritdoc/>
    public override Task<TAnswer> WriteAsync<TAnswer>(Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop) =>
        RunAsync(write, WriteOnceAsync, stop).AsTask();

    /// <inheritdoc/>
    public override void Watch(StorageMetrics metrics)
    {
        _metrics = metrics;
        metrics.ObserveQueue(() => _sessions.Waiting);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _sessions.DisposeAsync();

    /// <summary>
    /// Runs work outside a transaction, so that each statement commits by itself. What failed can be done again: a few
    /// times where other transactions came between, once on a new connection where the connection was of no more use.
    /// </summary>
    internal async ValueTask<TAnswer> RunAsync<TState, TAnswer>(
        TState state, Func<PostgresSession, TState, CancellationToken, ValueTask<TAnswer>> work, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            var session = await _sessions.TakeAsync(stop);
            try
            {
                return await work(session, state, stop);
            }
            catch (Exception failure)
            {
                var kind = PostgresFailures.Of(failure);
                if (kind == PostgresFailure.Severed || session.Connection.State != ConnectionState.Open) _sessions.End(session);
                if (kind == PostgresFailure.Ours) throw;
                if (tries == (kind == PostgresFailure.Conflict ? MostTries : MostConnections) || kind == PostgresFailure.Away)
                    throw new StoreAwayException("PostgreSQL could not do its work.", failure);
            }
            finally
            {
                await _sessions.GiveBackAsync(session);
            }
        }
    }

    private async ValueTask<TAnswer> WriteOnceAsync<TAnswer>(
        PostgresSession session, Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop)
    {
        // The driver sends "begin" along with the first statement.
        await using var transaction = await session.Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        var answer = await write(session, stop);
        session.HasWarned = false;
        using var activity = _metrics?.StartCommit();
        try
        {
            // Whoever asked may go away now; the change does not.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception failure) when (PostgresFailures.Of(failure) is PostgresFailure.Severed or PostgresFailure.Away)
        {
            throw new StoreAwayException("PostgreSQL did not tell whether it committed.", failure);
        }

        _metrics?.RecordCommit(1);

        // Where no standby confirms in time the server gives up waiting and only warns; a failover would lose the change.
        return session.HasWarned ? throw new StoreAwayException("PostgreSQL committed, but no standby confirmed it in time.") : answer;
    }
}
