namespace Customary.Storage.Sql;

/// <summary>
/// The seam between the store and the database under it. What a write answers is on disk when it answers.
/// </summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Where the data is, in words for the operator.</summary>
    public abstract string Description { get; }

    /// <summary>What the operator must know of the data that was opened, one sentence or more each; usually nothing.</summary>
    public virtual IReadOnlyList<string> Warnings => [];

    /// <summary>Reads, at one moment for each query; never waits for a write.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public abstract ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<DbSession, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Reads and writes in one transaction. It may be run several times before it is committed once, so it must not
    /// act. On a database of many writers no other write comes between where it locks what it reads.
    /// </summary>
    /// <exception cref="StorageUnavailableException">
    /// The database cannot be reached, is full, or takes no more writes. Nothing was changed, unless the database went
    /// away while it committed: then nobody knows, and whoever repeats the request with its MS-RequestId finds out.
    /// </exception>
    public abstract Task<TAnswer> WriteAsync<TAnswer>(Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken);

    /// <summary>Measures what there is to measure, from now on.</summary>
    public virtual void UseMetrics(StorageMetrics metrics)
    {
    }

    /// <summary>Finishes what was accepted, then closes.</summary>
    public abstract ValueTask DisposeAsync();
}
