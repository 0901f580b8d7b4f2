using System.Data;
using System.Security.Cryptography;

namespace Customary.Storage.Postgres;

/// <summary>
/// A PostgreSQL database that several nodes can share. Reads run outside transactions. A write is one transaction, in which
/// the stores lock the rows that they read and change.
/// </summary>
internal sealed class PostgresDatabase : Database
{
    private const int MaxAttempts = 5;
    private const int MaxConnectionAttempts = 2;
    private const int MaxFirstBackoffMicroseconds = 10_000;
    private readonly PostgresSessionPool _sessions;
    private StorageMetrics? _metrics;

    private PostgresDatabase(string description, PostgresSessionPool sessions) => (Description, _sessions) = (description, sessions);

    /// <inheritdoc/>
    public override string Description { get; }

    /// <summary>Opens the database and applies the pending migrations. If several nodes start, one migrates and the others wait.</summary>
    /// <param name="connectionString">An Npgsql connection string.</param>
    /// <param name="clock">The clock that dates the migrations.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="report">Receives the progress of the migrations; null if nobody reads it.</param>
    /// <exception cref="StorageUnavailableException">The database is unreachable or not supported. The message is for the operator.</exception>
    public static async Task<PostgresDatabase> OpenAsync(
        string connectionString, TimeProvider clock, CancellationToken cancellationToken, Action<MigrationProgress>? report = null)
    {
        if (!PostgresConnectionString.TryRead(connectionString, out var address))
            throw new StorageUnavailableException("storage: the text after postgres: is not a connection string with a Database.");
        var sessions = new PostgresSessionPool(address);
        try
        {
            await PostgresSchema.MigrateAsync(address, clock, cancellationToken, report);
            return new(PostgresConnectionString.Describe(address), sessions);
        }
        catch
        {
            await sessions.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask<TResult> ReadAsync<TState, TResult>(
        TState state, Func<DbSession, TState, CancellationToken, ValueTask<TResult>> read, CancellationToken cancellationToken) =>
        RunAsync(state, read, cancellationToken);

    /// <inheritdoc/>
    public override Task<TResult> WriteAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken) =>
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
    /// Runs an operation outside a transaction, so each statement commits on its own. Retries a conflict with another
    /// transaction up to five attempts in total, after a random and growing wait, and a broken connection once with a new connection.
    /// </summary>
    internal async ValueTask<TResult> RunAsync<TState, TResult>(
        TState state, Func<PostgresSession, TState, CancellationToken, ValueTask<TResult>> operation, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var session = await _sessions.RentAsync(cancellationToken);
            try
            {
                return await operation(session, state, cancellationToken);
            }
            catch (Exception exception)
            {
                var kind = PostgresFailures.Classify(exception);
                if (kind == PostgresFailure.Disconnected || session.Connection.State != ConnectionState.Open) _sessions.Invalidate(session);
                if (kind == PostgresFailure.None) throw;
                if (attempt == (kind == PostgresFailure.Conflict ? MaxAttempts : MaxConnectionAttempts) || kind == PostgresFailure.Unavailable)
                    throw new StorageUnavailableException("PostgreSQL could not do its work.", exception);
            }
            finally
            {
                await _sessions.ReturnAsync(session);
            }

            // Transactions that conflicted once would conflict again if all of them waited for the same time.
            await Task.Delay(GetBackoff(attempt), cancellationToken);
        }
    }

    // Up to 10, 20, 40 and 80 ms. After a broken connection the first wait is as short.
    private static TimeSpan GetBackoff(int attempt) => TimeSpan.FromMicroseconds(RandomNumberGenerator.GetInt32(MaxFirstBackoffMicroseconds << (attempt - 1)));

    private async ValueTask<TResult> WriteOnceAsync<TResult>(
        PostgresSession session, Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken)
    {
        // The driver sends "begin" along with the first statement.
        await using var transaction = await session.Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var result = await write(session, cancellationToken);
        session.HasWarned = false;
        var activity = _metrics?.StartCommit();
        var isCommitted = false;
        try
        {
            // From here on, a canceled request must not cancel the commit.
            await transaction.CommitAsync(CancellationToken.None);
            isCommitted = true;
        }
        catch (Exception exception) when (PostgresFailures.Classify(exception) is PostgresFailure.Disconnected or PostgresFailure.Unavailable)
        {
            throw new StorageUnavailableException("The connection to PostgreSQL failed during the commit, so the outcome is unknown.", exception);
        }
        finally
        {
            if (!isCommitted) StorageMetrics.EndCommit(activity);
        }

        _metrics?.RecordCommit(activity, 1);

        // When no standby confirms in time, the server only warns. A failover could then lose the change.
        return session.HasWarned ? throw new StorageUnavailableException("PostgreSQL committed, but no standby confirmed it in time.") : result;
    }
}
