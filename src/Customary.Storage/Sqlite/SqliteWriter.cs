using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>
/// The single writer of an SQLite database. It runs all queued changes in one transaction, each in its own savepoint, so a
/// failed change does not affect the others. The tasks of the changes complete after the commit, when the changes are on disk.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // A longer queue means that the disk does not respond. Failing is better than waiting forever.
    private const int MaxQueueLength = 10_000;
    private const int MaxGroupSize = 500;

    private readonly BlockingCollection<Change> _queue = new(MaxQueueLength);
    private readonly ConnectionLock? _connectionLock;
    private readonly ContinuityCounter? _continuity;
    private volatile StorageMetrics? _metrics;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Guarded by _connectionLock in memory, where a bulk change replaces it. Otherwise only the writer thread uses it.
    private SqliteSession _session;

    // Used in memory only. Guarded by _connectionLock.
    private bool _isClosed;

    /// <summary>Starts the writer thread.</summary>
    /// <param name="session">The connection of the writer.</param>
    /// <param name="connectionLock">The lock of a connection that readers share; null when readers have their own connections.</param>
    /// <param name="continuity">Counts the commits of a file; null in memory.</param>
    public SqliteWriter(SqliteSession session, ConnectionLock? connectionLock, ContinuityCounter? continuity)
    {
        _session = session;
        _continuity = continuity;
        _connectionLock = connectionLock;
        new Thread(ProcessQueue) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    /// <summary>Queues a change. The task completes when the change is on disk.</summary>
    /// <param name="write">The change.</param>
    /// <param name="cancellationToken">Cancels the change before it runs.</param>
    /// <param name="isBulk">Whether readers must not wait for the change in memory.</param>
    /// <exception cref="StorageUnavailableException">The queue is full or the writer is closing.</exception>
    public Task<TResult> RunAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken, bool isBulk = false)
    {
        var change = new Change<TResult>(write, cancellationToken) { IsBulk = isBulk };
        try
        {
            if (!_queue.TryAdd(change)) throw new StorageUnavailableException($"{MaxQueueLength} changes are waiting to be written.");
        }
        catch (InvalidOperationException exception)
        {
            throw new StorageUnavailableException("The store is closing.", exception);
        }

        return change.Completion;
    }

    /// <summary>Reads on the shared connection. Used in memory only.</summary>
    public TResult Read<TState, TResult>(TState state, Func<DbSession, TState, CancellationToken, ValueTask<TResult>> read, CancellationToken cancellationToken)
    {
        using (_connectionLock!.Enter())
        {
            return _isClosed ? throw new StorageUnavailableException("The store is closing.") : NativeSqlite.GetCompletedResult(read(_session, state, cancellationToken));
        }
    }

    /// <summary>Records commits and the queue length from now on.</summary>
    public void UseMetrics(StorageMetrics metrics)
    {
        _metrics = metrics;
        metrics.ObserveQueue(() => _queue.IsCompleted ? 0 : _queue.Count);
    }

    /// <summary>Rejects new changes and waits until the queued changes are written.</summary>
    public Task FinishAsync()
    {
        _queue.CompleteAdding();
        return _finished.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await FinishAsync();
        if (_connectionLock is null) _session.Close();
        else Close(_connectionLock);
    }

    private void Close(ConnectionLock connectionLock)
    {
        using (connectionLock.Enter())
        {
            _isClosed = true;
            _session.Close();
        }
    }

    private void ProcessQueue()
    {
        var group = new List<Change>(MaxGroupSize);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < MaxGroupSize && _queue.TryTake(out var next)) group.Add(next);
            if (_connectionLock is null) CommitGroup(_session, group);
            else if (group.Exists(change => change.IsBulk)) CommitGroupToCopy(group, _connectionLock);
            else using (_connectionLock.Enter()) CommitGroup(_session, group);
            foreach (var change in group) change.Complete();
            group.Clear();
        }

        _finished.SetResult();
    }

    // Readers use the original until the copy is committed, so they wait neither for the copying nor for the changes.
    private void CommitGroupToCopy(List<Change> group, ConnectionLock connectionLock)
    {
        SqliteSession copy;
        try
        {
            copy = MemoryCopy.Create(_session, connectionLock);
        }
        catch (SqliteException exception)
        {
            foreach (var change in group) change.Fail(new StorageUnavailableException("SQLite could not copy the database in memory.", exception));
            return;
        }

        CommitGroup(copy, group);
        var original = _session;
        using (connectionLock.Enter()) _session = copy;
        original.Close();
    }

    private void CommitGroup(SqliteSession session, List<Change> group)
    {
        Activity? activity = null;
        try
        {
            activity = _metrics?.StartCommit();
            Execute(session, "begin immediate");
            foreach (var change in group)
            {
                Execute(session, "savepoint change");
                if (!change.Run(session))
                {
                    // If a full disk or an I/O error has already rolled back the transaction, this fails and the whole group fails.
                    Execute(session, "rollback to change");
                }

                Execute(session, "release change");
            }

            _continuity?.Write(session);
            Execute(session, "commit");
        }
#pragma warning disable CA1031 // The writer must survive every failure. All changes of the group receive the exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Rollback(session);
            foreach (var change in group) change.Fail(new StorageUnavailableException("SQLite could not write.", exception));
            StorageMetrics.EndCommit(activity);
            return;
        }

        // The changes are on disk, so no failure from here on can be theirs.
        _continuity?.Committed();
        _metrics?.RecordCommit(activity, group.Count);
    }

    private static void Rollback(SqliteSession session)
    {
        try
        {
            Execute(session, "rollback");
        }
#pragma warning disable CA1031 // The changes have already received the original exception.
        catch (Exception)
#pragma warning restore CA1031
        {
            // SQLite has usually rolled back already. If not, the next "begin" fails and rolls back again.
        }
    }

    private static void Execute(SqliteSession session, string text) =>
        NativeSqlite.GetCompletedResult(new ValueTask<int>(session.Prepare(text).ExecuteAsync(CancellationToken.None)));

    private abstract class Change
    {
        /// <summary>Whether readers must not wait for the change in memory.</summary>
        public bool IsBulk { get; init; }

        /// <summary>Runs the change and keeps its result; false when it failed and must be rolled back.</summary>
        public abstract bool Run(DbSession session);

        /// <summary>Replaces the result with an exception, because the commit failed.</summary>
        public abstract void Fail(Exception exception);

        /// <summary>Completes the task with the result or the exception.</summary>
        public abstract void Complete();
    }

    private sealed class Change<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken) : Change
    {
        private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TResult? _result;
        private Exception? _exception;
        public Task<TResult> Completion => _completion.Task;

        public override bool Run(DbSession session)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                _result = NativeSqlite.GetCompletedResult(write(session, cancellationToken));
                return true;
            }
#pragma warning disable CA1031 // The caller of this change receives the exception. The other changes of the group continue.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _exception = exception is SqliteException ? new StorageUnavailableException("SQLite could not write.", exception) : exception;
                return false;
            }
        }

        public override void Fail(Exception exception) => _exception ??= exception;

        public override void Complete()
        {
            if (_exception is null) _completion.SetResult(_result!);
            else if (_exception is OperationCanceledException) _completion.SetCanceled(cancellationToken);
            else _completion.SetException(_exception);
        }
    }
}
