namespace Customary.Core.Users;

/// <summary>
/// Runs password hashes on a few threads of its own, so that they never occupy the threads that serve requests. The
/// waiting line is bounded, each owner has a bounded share of it, and owners take turns. A request waits asynchronously;
/// if it is canceled, its place in the line is free at once.
/// </summary>
internal sealed class PasswordHashQueue(PasswordHashingOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, LinkedList<Job>> _waiting = [];

    // The owners that have waiting jobs, the next one first.
    private readonly LinkedList<Guid> _turns = new();
    private readonly int _maxWaiting = options.Workers * options.MaxWaitingPerWorker;
    private readonly int _maxWaitingPerOwner = options.Workers * options.MaxWaitingPerWorkerAndOwner;
    private int _waitingCount;
    private int _workerCount;
    private long _startedCount;

    /// <summary>How many hashes wait for a worker.</summary>
    public int WaitingCount
    {
        get
        {
            lock (_lock) return _waitingCount;
        }
    }

    /// <summary>How many hashes were started since the process began.</summary>
    public long StartedCount => Interlocked.Read(ref _startedCount);

    /// <summary>Runs a hash when it is its turn; null when the line, or the owner's share of it, is full.</summary>
    /// <param name="owner">Who causes the work: a partner tenant, or the acceptance page as a whole.</param>
    /// <param name="hash">The work.</param>
    /// <param name="cancellationToken">Gives up the place in the line. A hash that has started runs to its end, unobserved.</param>
    public Task<TResult>? TryRun<TResult>(Guid owner, Func<TResult> hash, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<TResult>(cancellationToken);
        var job = new Job<TResult>(owner, hash);
        lock (_lock)
        {
            // While a worker can be started, nothing waits: a worker ends only when the line is empty.
            if (_workerCount < options.Workers) StartWorker(job);
            else if (!TryEnqueue(job)) return null;
        }

        return WaitAsync(job, cancellationToken);
    }

    private async Task<TResult> WaitAsync<TResult>(Job<TResult> job, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(_ => Cancel(job, cancellationToken), null);
        return await job.Result;
    }

    private bool TryEnqueue(Job job)
    {
        if (_waitingCount >= _maxWaiting) return false;
        if (!_waiting.TryGetValue(job.Owner, out var line))
        {
            _waiting[job.Owner] = line = new();
            _turns.AddLast(job.Owner);
        }

        if (line.Count >= _maxWaitingPerOwner) return false;
        line.AddLast(job.Place);
        _waitingCount++;
        return true;
    }

    private void Cancel(Job job, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (job.Place.List is not null) Remove(job);
        }

        job.Cancel(cancellationToken);
    }

    private void Remove(Job job)
    {
        var line = _waiting[job.Owner];
        line.Remove(job.Place);
        _waitingCount--;
        if (line.Count > 0) return;
        _waiting.Remove(job.Owner);
        _turns.Remove(job.Owner);
    }

    private void StartWorker(Job first)
    {
        new Thread(() => Work(first)) { IsBackground = true, Name = "password hashing" }.UnsafeStart();
        _workerCount++;
    }

    private void Work(Job first)
    {
        for (var job = first; job is not null; job = Next())
        {
            Interlocked.Increment(ref _startedCount);
            job.Run();
        }
    }

    private Job? Next()
    {
        lock (_lock)
        {
            if (_turns.First is not { } turn)
            {
                _workerCount--;
                return null;
            }

            var job = _waiting[turn.Value].First!.Value;
            Remove(job);
            if (turn.List is not null)
            {
                _turns.Remove(turn);
                _turns.AddLast(turn);
            }

            return job;
        }
    }

    private abstract class Job
    {
        protected Job(Guid owner) => (Owner, Place) = (owner, new(this));

        public Guid Owner { get; }

        public LinkedListNode<Job> Place { get; }

        public abstract void Run();

        public abstract void Cancel(CancellationToken cancellationToken);
    }

    private sealed class Job<TResult>(Guid owner, Func<TResult> hash) : Job(owner)
    {
        // The worker only hashes; what follows runs elsewhere.
        private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<TResult> Result => _result.Task;

        public override void Run()
        {
            try
            {
                _result.TrySetResult(hash());
            }
            catch (Exception exception)
            {
                _result.TrySetException(exception);
            }
        }

        public override void Cancel(CancellationToken cancellationToken) => _result.TrySetCanceled(cancellationToken);
    }
}
