using System.Collections.Concurrent;
using Customary.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>
/// The one writer of an SQLite store. Changes queue; it runs all that wait in one transaction, each in a savepoint
/// so that one failure harms only itself, commits once, and only then answers them: an answer means on disk.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // More than this many waiting means that the disk has stopped; better to say so than to let callers wait for ever.
    private const int MaxQueueLength = 10_000;
    private const int MaxGroupSize = 500;

    private readonly BlockingCollection<Change> _queue = new(MaxQueueLength);
    private readonly SqliteSession _session;
    private readonly Lock? _connectionGate;
    private readonly ContinuityCounter? _continuity;
    private volatile StorageMetrics? _metrics;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // In memory only, and only in turn.
    private bool _isClosed;

    /// <param name="session">The connection that only the writer uses.</param>
    /// <param name="turn">What readers hold who share the connection; null when they have their own.</param>
    /// <param name="continuity">Counts the commits of a file; null in memory.</param>
    public SqliteWriter(SqliteSession session, Lock? turn, ContinuityCounter? continuity)
    {
        _session = session;
        _continuity = continuity;
        _connectionGate = turn;
        new Thread(ProcessQueue) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    public Task<TAnswer> RunAsync<TAnswer>(Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken)
    {
        var change = new Change<TAnswer>(write, cancellationToken);
        try
        {
            if (!_queue.TryAdd(change)) throw new StorageUnavailableException($"{MaxQueueLength} changes are waiting to be written.");
        }
        catch (InvalidOperationException stopped)
        {
            throw new StorageUnavailableException("The store is closing.", stopped);
        }

        return change.Answer;
    }

    public TAnswer ReadAsync<TAnswer>(Func<DbSession, TAnswer> read)
    {
        lock (_connectionGate!)
        {
            return _isClosed ? throw new StorageUnavailableException("The store is closing.") : read(_session);
        }
    }

    /// <summary>Measures commits and the queue from now on.</summary>
    public void UseMetrics(StorageMetrics metrics)
    {
        _metrics = metrics;
        metrics.ObserveQueue(() => _queue.IsCompleted ? 0 : _queue.Count);
    }

    /// <summary>Takes no more changes and waits until those that were taken are written.</summary>
    public Task FinishAsync()
    {
        _queue.CompleteAdding();
        return _finished.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await FinishAsync();
        if (_connectionGate is null) _session.Close();
        else Close(_connectionGate);
    }

    private void Close(Lock turn)
    {
        lock (turn)
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
            if (_connectionGate is null) CommitGroup(group);
            else lock (_connectionGate) CommitGroup(group);
            foreach (var change in group) change.Complete();
            group.Clear();
        }

        _finished.SetResult();
    }

    private void CommitGroup(List<Change> group)
    {
        using var activity = _metrics?.StartCommit();
        try
        {
            Execute("begin immediate");
            foreach (var change in group)
            {
                Execute("savepoint change");
                if (!change.Run(_session))
                {
                    // A full disk or a lost file ends the whole transaction by itself; then there is no savepoint to go back to.
                    Execute("rollback to change");
                }

                Execute("release change");
            }

            _continuity?.Write(_session);
            Execute("commit");
            _continuity?.Committed();
            _metrics?.RecordCommit(group.Count);
        }
#pragma warning disable CA1031 // The writer must outlive whatever happens to a group; everybody in it is told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Rollback();
            foreach (var change in group) change.Fail(new StorageUnavailableException("SQLite could not write.", exception));
        }
    }

    private void Rollback()
    {
        try
        {
            Execute("rollback");
        }
#pragma warning disable CA1031 // What fails here is a follow-up of what everybody is told already.
        catch (Exception)
#pragma warning restore CA1031
        {
            // SQLite had rolled back by itself, and there is no transaction left; if there is, the next group's begin
            // fails on it and comes here again.
        }
    }

    private void Execute(string text) => NativeSqlite.Finished(new ValueTask<int>(_session.Prepare(text).ExecuteAsync(CancellationToken.None)));

    private abstract class Change
    {
        /// <summary>Does the work and keeps its answer; false when it failed and must be taken back.</summary>
        public abstract bool Run(DbSession session);

        /// <summary>Replaces the answer: the group could not be committed.</summary>
        public abstract void Fail(Exception exception);

        /// <summary>Gives the answer to whoever waits for it.</summary>
        public abstract void Complete();
    }

    private sealed class Change<TAnswer>(Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken) : Change
    {
        private readonly TaskCompletionSource<TAnswer> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TAnswer? _answer;
        private Exception? _failure;

        public Task<TAnswer> Answer => _told.Task;

        public override bool Run(DbSession session)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                _answer = NativeSqlite.Finished(write(session, cancellationToken));
                return true;
            }
#pragma warning disable CA1031 // Whatever this change throws is its caller's to see; the others of the group go on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _failure = exception is SqliteException ? new StorageUnavailableException("SQLite could not write.", exception) : exception;
                return false;
            }
        }

        public override void Fail(Exception exception) => _failure ??= exception;

        public override void Complete()
        {
            if (_failure is null) _told.SetResult(_answer!);
            else if (_failure is OperationCanceledException) _told.SetCanceled(cancellationToken);
            else _told.SetException(_failure);
        }
    }
}
