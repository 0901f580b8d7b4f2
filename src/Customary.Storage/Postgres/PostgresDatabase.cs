using System.Data;
using Customary.Storage.Sql;
namespace Customary.Storage.Postgres;

/// <summary>
/// A store in a PostgreSQL database, which any number of nodes share. A read is one statement and one round trip;
/// a write is one transaction, in which the store locks what it read and means to change.
/// </summary>
internal sealed class PostgresDatabase : Database
{
    private const int MaxAttempts = 5;
    private const int MaxConnections = 2;
    private readonly PostgresSessionPool _sessions;
    private StorageMetrics? _metrics;

    private PostgresDatabase(string place, PostgresSessionPool sessions) => (Description, _sessions) = (place, sessions);

    /// <inheritdoc/>
    public override string Description { get; }

    /// <summary>Opens the database and brings its schema up to date; of several nodes at once one does, and the others wait.</summary>
    /// <param name="connectionString">A connection string as Npgsql takes it.</param>
    /// <param name="clock">The clock by which the migrations are dated.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StorageUnavailableException">It cannot be reached, or it is not one that can be used; the message is for the operator.</exception>
    public static async Task<PostgresDatabase> OpenAsync(string connectionString, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!PostgresConnectionString.TryRead(connectionString, out var address))
            throw new StorageUnavailableException("storage: the text after postgres: is not a connection string with a Database.");
        var sessions = new PostgresSessionPool(PostgresConnectionString.Source(address), address);
        try
        {
            await PostgresSchema.MigrateAsync(address, clock, cancellationToken);
            return new(PostgresConnectionString.Describe(address), sessions);
        }
        catch
        {
            await sessions.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<DbSession, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken cancellationToken) =>
        RunAsync(state, read, cancellationToken);

    /// <inheritdoc/>
    public override Task<TAnswer> WriteAsync<TAnswer>(Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken) =>
        RunAsync(write, WriteOnceAsync, cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void UseMetrics(StorageMetrics metrics)
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
        TState state, Func<PostgresSession, TState, CancellationToken, ValueTask<TAnswer>> work, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var session = await _sessions.RentAsync(cancellationToken);
            try
            {
                return await work(session, state, cancellationToken);
            }
            catch (Exception exception)
            {
                var kind = PostgresFailures.Classify(exception);
                if (kind == PostgresFailure.Disconnected || session.Connection.State != ConnectionState.Open) _sessions.Invalidate(session);
                if (kind == PostgresFailure.None) throw;
                if (tries == (kind == PostgresFailure.Conflict ? MaxAttempts : MaxConnections) || kind == PostgresFailure.Unavailable)
                    throw new StorageUnavailableException("PostgreSQL could not do its work.", exception);
            }
            finally
            {
                await _sessions.ReturnAsync(session);
            }
        }
    }

    private async ValueTask<TAnswer> WriteOnceAsync<TAnswer>(
        PostgresSession session, Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken)
    {
        // The driver sends "begin" along with the first statement.
        await using var transaction = await session.Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var answer = await write(session, cancellationToken);
        session.HasWarned = false;
        using var activity = _metrics?.StartCommit();
        try
        {
            // Whoever asked may go away now; the change does not.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception) when (PostgresFailures.Classify(exception) is PostgresFailure.Disconnected or PostgresFailure.Unavailable)
        {
            throw new StorageUnavailableException("PostgreSQL did not tell whether it committed.", exception);
        }

        _metrics?.RecordCommit(1);

        // Where no standby confirms in time the server gives up waiting and only warns; a failover would lose the change.
        return session.HasWarned ? throw new StorageUnavailableException("PostgreSQL committed, but no standby confirmed it in time.") : answer;
    }
}
