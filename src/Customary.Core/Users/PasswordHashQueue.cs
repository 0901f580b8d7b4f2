namespace Customary.Core.Users;

/// <summary>
/// Runs password hashes on its own threads, so that they never block the threads that serve requests. The queue is bounded, each
/// owner has a bounded share of it, and the owners are served round-robin. A request waits asynchronously. If it is canceled, its
/// entry leaves the queue at once.
/// </summary>
internal sealed class PasswordHashQueue(PasswordHashingOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, LinkedList<Job>> _waiting = [];

    // The owners with waiting jobs. The next one is first.
    private readonly LinkedList<Guid> _owners = new();
    private readonly int _maxWaiting = options.Workers * options.MaxWaitingPerWorker;
    private readonly int _maxWaitingPerOwner = options.Workers * options.MaxWaitingPerWorkerAndOwner;
    private int _waitingCount;
    private int _workerCount;
    private long _startedCount;

    /// <summary>The number of hashes that wait for a worker.</summary>
    public int WaitingCount
    {
        get
        {
            lock (_lock) return _waitingCount;
        }
    }

    /// <summary>The number of hashes started since the process started.</summary>
    public long StartedCount => Interlocked.Read(ref _startedCount);

    /// <summary>Queues a hash. Returns null if the queue, or the share of the owner, is full.</summary>
    /// <param name="owner">The owner of the work: a partner tenant, or the acceptance page as a whole.</param>
    /// <param name="hash">The work.</param>
    /// <param name="cancellationToken">Removes the hash from the queue. A hash that has started continues, and its result is ignored.</param>
    public Task<TResult>? TryRun<TResult>(Guid owner, Func<TResult> hash, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<TResult>(cancellationToken);
        var job = new Job<TResult>(owner, hash);
        lock (_lock)
        {
            // If another worker can start, nothing waits, because a worker stops only when the queue is empty.
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
        if (!_waiting.TryGetValue(job.Owner, out var jobs))
        {
            _waiting[job.Owner] = jobs = new();
            _owners.AddLast(job.Owner);
        }

        if (jobs.Count >= _maxWaitingPerOwner) return false;
        jobs.AddLast(job.Node);
        _waitingCount++;
        return true;
    }

    private void Cancel(Job job, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (job.Node.List is not null) Remove(job);
        }

        job.Cancel(cancellationToken);
    }

    private void Remove(Job job)
    {
        var jobs = _waiting[job.Owner];
        jobs.Remove(job.Node);
        _waitingCount--;
        if (jobs.Count > 0) return;
        _waiting.Remove(job.Owner);
        _owners.Remove(job.Owner);
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
            if (_owners.First is not { } owner)
            {
                _workerCount--;
                return null;
            }

            var job = _waiting[owner.Value].First!.Value;
            Remove(job);
            if (owner.List is not null)
            {
                _owners.Remove(owner);
                _owners.AddLast(owner);
            }

            return job;
        }
    }

    private abstract class Job
    {
        protected Job(Guid owner) => (Owner, Node) = (owner, new(this));

        public Guid Owner { get; }

        public LinkedListNode<Job> Node { get; }

        public abstract void Run();

        public abstract void Cancel(CancellationToken cancellationToken);
    }

    private sealed class Job<TResult>(Guid owner, Func<TResult> hash) : Job(owner)
    {
        // Continuations must not run on the worker threads.
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
