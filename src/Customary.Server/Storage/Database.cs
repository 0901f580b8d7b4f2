using Customary.Server.Telemetry;

namespace Customary.Server.Storage;

/// <summary>
/// The seam between the store and the database under it. What a write answers is on disk when it answers;
/// a write that throws changed nothing.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>Where the data is, in words for the operator.</summary>
    public abstract string Place { get; }

    /// <summary>Reads, at one moment for each query; never waits for a write.</summary>
    /// <exception cref="StoreAwayException">The database cannot be reached.</exception>
    public abstract ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
        TState state, Func<Session, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken stop);

    /// <summary>Reads and writes in one transaction that no other write comes between.</summary>
    /// <exception cref="StoreAwayException">The database cannot be reached, is full, or takes no more writes; nothing was changed.</exception>
    public abstract Task<TAnswer> WriteAsync<TAnswer>(Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop);

    /// <summary>Measures what there is to measure, from now on.</summary>
    public virtual void Watch(Instruments instruments)
    {
    }

    /// <summary>Finishes what was accepted, then closes.</summary>
    public abstract ValueTask DisposeAsync();
}
