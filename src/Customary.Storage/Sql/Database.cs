namespace Customary.Storage.Sql;

/// <summary>
/// A database that the stores read and write. A completed write is on disk.
/// </summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>The location of the data, for the operator. Contains no secrets.</summary>
    public abstract string Description { get; }

    /// <summary>Warnings about the opened data, for the operator. Usually empty.</summary>
    public virtual IReadOnlyList<string> Warnings => [];

    /// <summary>Runs read queries. Each query reads one snapshot. Reads on files and servers never wait for a write; in memory they wait for <see cref="WriteAsync"/>.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public abstract ValueTask<TResult> ReadAsync<TState, TResult>(
        TState state, Func<DbSession, TState, CancellationToken, ValueTask<TResult>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Reads and writes in one transaction. The delegate can run several times before one run is committed, so it must
    /// have no side effects outside the database. If other nodes write too, the delegate must lock the rows that it reads and changes.
    /// </summary>
    /// <exception cref="StorageUnavailableException">
    /// The database is unreachable, full or read-only. The change was not applied, or, if the connection failed during the
    /// commit, its outcome is unknown. Retry with the same <c>MS-RequestId</c>.
    /// </exception>
    public abstract Task<TResult> WriteAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken);

    /// <summary>Like <see cref="WriteAsync"/>, for a change of many rows: reads do not wait for it on any database.</summary>
    /// <exception cref="StorageUnavailableException">As for <see cref="WriteAsync"/>.</exception>
    public virtual Task<TResult> BulkWriteAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken) =>
        WriteAsync(write, cancellationToken);

    /// <summary>Records measurements from now on.</summary>
    public virtual void UseMetrics(StorageMetrics metrics)
    {
    }

    /// <summary>Completes the accepted writes, then closes the database.</summary>
    public abstract ValueTask DisposeAsync();
}
