using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Customary.Server.Storage.Sqlite;

/// <summary>
/// The one writer of an SQLite store. Changes queue; it runs all that wait in one transaction, each in a savepoint
/// so that one failure harms only itself, commits once, and only then answers them: an answer means on disk.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // More than this many waiting means that the disk has stopped; better to say so than to let callers wait for ever.
    private const int LongestQueue = 10_000;
    private const int LargestGroup = 500;

    private readonly BlockingCollection<Change> _queue = new(LongestQueue);
    private readonly SqliteSession _session;
    private readonly Lock? _turn;
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
        _turn = turn;
        new Thread(Work) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    public Task<TAnswer> RunAsync<TAnswer>(Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop)
    {
        var change = new Change<TAnswer>(write, stop);
        try
        {
            if (!_queue.TryAdd(change)) throw new StoreAwayException($"{LongestQueue} changes are waiting to be written.");
        }
        catch (InvalidOperationException stopped)
        {
            throw new StoreAwayException("The store is closing.", stopped);
        }

        return change.Answer;
    }

    public TAnswer ReadInTurn<TAnswer>(Func<Session, TAnswer> read)
    {
        lock (_turn!)
        {
            return _isClosed ? throw new StoreAwayException("The store is closing.") : read(_session);
        }
    }

    /// <summary>Measures commits and the queue from now on.</summary>
    public void Watch(StorageMetrics metrics)
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
        if (_turn is null) _session.Close();
        else CloseInTurn(_turn);
    }

    private void CloseInTurn(Lock turn)
    {
        lock (turn)
        {
            _isClosed = true;
            _session.Close();
        }
    }

    private void Work()
    {
        var group = new List<Change>(LargestGroup);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < LargestGroup && _queue.TryTake(out var next)) group.Add(next);
            if (_turn is null) WriteTogether(group);
            else lock (_turn) WriteTogether(group);
            foreach (var change in group) change.Tell();
            group.Clear();
        }

        _finished.SetResult();
    }

    private void WriteTogether(List<Change> group)
    {
        using var activity = _metrics?.StartCommit();
        try
        {
            Do("begin immediate");
            foreach (var change in group)
            {
                Do("savepoint change");
                if (!change.Run(_session))
                {
                    // A full disk or a lost file ends the whole transaction by itself; then there is no savepoint to go back to.
                    Do("rollback to change");
                }

                Do("release change");
            }

            _continuity?.Write(_session);
            Do("commit");
            _continuity?.Committed();
            _metrics?.RecordCommit(group.Count);
        }
#pragma warning disable CA1031 // The writer must outlive whatever happens to a group; everybody in it is told.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            TakeBack();
            foreach (var change in group) change.Fail(new StoreAwayException("SQLite could not write.", failure));
        }
    }

    private void TakeBack()
    {
        try
        {
            Do("rollback");
        }
#pragma warning disable CA1031 // What fails here is a follow-up of what everybody is told already.
        catch (Exception)
#pragma warning restore CA1031
        {
            // SQLite had rolled back by itself, and there is no transaction left; if there is, the next group's begin
            // fails on it and comes here again.
        }
    }

    private void Do(string text) => Sqlite.Finished(new ValueTask<int>(_session.Statement(text).ExecuteAsync(CancellationToken.None)));

    private abstract class Change
    {
        /// <summary>Does the work and keeps its answer; false when it failed and must be taken back.</summary>
        public abstract bool Run(Session session);

        /// <summary>Replaces the answer: the group could not be committed.</summary>
        public abstract void Fail(Exception failure);

        /// <summary>Gives the answer to whoever waits for it.</summary>
        public abstract void Tell();
    }

    private sealed class Change<TAnswer>(Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop) : Change
    {
        private readonly TaskCompletionSource<TAnswer> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TAnswer? _answer;
        private Exception? _failure;

        public Task<TAnswer> Answer => _told.Task;

        public override bool Run(Session session)
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                _answer = Sqlite.Finished(write(session, stop));
                return true;
            }
#pragma warning disable CA1031 // Whatever this change throws is its caller's to see; the others of the group go on.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _failure = failure is SqliteException ? new StoreAwayException("SQLite could not write.", failure) : failure;
                return false;
            }
        }

        public override void Fail(Exception failure) => _failure ??= failure;

        public override void Tell()
        {
            if (_failure is null) _told.SetResult(_answer!);
            else if (_failure is OperationCanceledException) _told.SetCanceled(stop);
            else _told.SetException(_failure);
        }
    }
}
