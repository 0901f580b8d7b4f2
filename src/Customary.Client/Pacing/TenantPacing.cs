namespace Customary.Client;

/// <summary>
/// The rate limit budget of one tenant. Clients that share the object share the budget: it sends no more requests than the
/// service accepts, in the order in which they were made. It learns the limit from the service's 429 responses. It is safe for
/// concurrent use.
/// </summary>
/// <remarks>
/// The service counts the requests below <c>/v1/customers</c> in any 60 seconds. Requests of other processes for the same tenant
/// count too. This process notices them by a 429, waits, and sends less.
/// </remarks>
public sealed class TenantPacing
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    // The service rounds Retry-After up to a whole second.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);
#if NETSTANDARD2_0
    private readonly object _gate = new();
#else
    private readonly Lock _gate = new();
#endif
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly LinkedList<PacingWaiter> _waiters = new();
    private readonly SentRequests _sent = new(Window);
    private readonly AdaptiveLimit _limit;
    private ITimer? _timer;
    private TimeSpan _pausedUntil;
    private TimeSpan _earliestDeadline = TimeSpan.MaxValue;
    private int _inFlight;

    /// <summary>Creates a budget.</summary>
    /// <param name="requestsPerMinute">The limit to start with. Null starts without a limit until the service refuses a request.</param>
    /// <param name="timeProvider">The clock. Default: the system clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is less than 1.</exception>
    public TenantPacing(int? requestsPerMinute = null, TimeProvider? timeProvider = null)
    {
        if (requestsPerMinute < 1) throw new ArgumentOutOfRangeException(nameof(requestsPerMinute), requestsPerMinute, "The limit must be at least 1.");
        _limit = new(requestsPerMinute, Window);
        _clock = timeProvider ?? TimeProvider.System;
        _start = _clock.GetTimestamp();
    }

    /// <summary>The estimated limit; null while the service has shown none.</summary>
    public int? RequestsPerMinute
    {
        get { lock (_gate) return _limit.Value; }
    }

    /// <summary>How many requests wait for the limit.</summary>
    public int WaitingRequests
    {
        get { lock (_gate) return _waiters.Count; }
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    /// <summary>Waits until a request can be sent.</summary>
    /// <param name="timeout">The longest wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A permit, or a refused one if it would not come in time.</returns>
    internal ValueTask<PacingPermit> AcquireAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return new(Task.FromCanceled<PacingPermit>(cancellationToken));
        PacingWaiter waiter;
        lock (_gate)
        {
            var now = Now;
            if (_waiters.Count == 0 && CanSend(now))
            {
                _inFlight++;
                return new(PacingPermit.Grant(this, TimeSpan.Zero));
            }

            if (_pausedUntil - now > timeout) return new(PacingPermit.Refuse(_pausedUntil - now));
            waiter = new(now, timeout > TimeSpan.MaxValue - now ? TimeSpan.MaxValue : now + timeout);
            waiter.Node = _waiters.AddLast(waiter);
            _earliestDeadline = Min(_earliestDeadline, waiter.Deadline);
            Schedule(now);
        }

        return new(cancellationToken.CanBeCanceled ? WaitAsync(waiter, cancellationToken) : waiter.Task);
    }

    /// <summary>The service accepted a request, or can have accepted it.</summary>
    internal void Complete()
    {
        lock (_gate)
        {
            _inFlight--;
            _sent.Add(Now);
            Release();
        }
    }

    /// <summary>The service refused a request.</summary>
    /// <param name="retryAfter">How long it asks to wait.</param>
    internal void Throttle(TimeSpan retryAfter)
    {
        lock (_gate)
        {
            _inFlight--;
            var now = Now;
            _sent.RemoveExpired(now);
            var until = now + retryAfter;

            // Requests on their way can be counted already, so each refusal of a burst tells the limit more exactly.
            if (now >= _pausedUntil) _limit.StartRefusal(now);
            _limit.Lower(_sent.CountAt(until - Rounding) + _inFlight);
            if (until > _pausedUntil) _pausedUntil = until;

            Release();
        }
    }

    private bool CanSend(TimeSpan now)
    {
        if (now < _pausedUntil) return false;
        if (_limit.Value is null) return true;
        _sent.RemoveExpired(now);
        if (_sent.Count + _inFlight < _limit.Value) return true;
        _limit.GrowIfDue(now, _sent.Count);
        return _sent.Count + _inFlight < _limit.Value;
    }

    /// <summary>Lets the first waiting requests go, ends those that waited too long, and sets the timer for the next ones.</summary>
    private void Release()
    {
        var now = Now;
        while (_waiters.First is { } first && CanSend(now))
        {
            _waiters.RemoveFirst();
            _inFlight++;
            first.Value.Complete(PacingPermit.Grant(this, now - first.Value.Started));
        }

        if (_earliestDeadline <= now) RefuseExpired(now);
        Schedule(now);
    }

    private void RefuseExpired(TimeSpan now)
    {
        _earliestDeadline = TimeSpan.MaxValue;
        for (var node = _waiters.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.Deadline > now)
            {
                _earliestDeadline = Min(_earliestDeadline, node.Value.Deadline);
            }
            else
            {
                _waiters.Remove(node);
                node.Value.Complete(PacingPermit.Refuse(now - node.Value.Started));
            }

            node = next;
        }
    }

    private void Schedule(TimeSpan now)
    {
        if (_waiters.Count == 0) return;
        var next = _earliestDeadline;
        if (now < _pausedUntil) next = Min(next, _pausedUntil);
        else if (_sent.Count > 0) next = Min(next, _sent.NextExpiry);
        if (next == TimeSpan.MaxValue) return;
        _timer ??= _clock.CreateTimer(static state => ((TenantPacing)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Timers of the system count whole milliseconds and can fire a moment early.
        var due = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, (next - now).TotalMilliseconds)));
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_gate) Release();
    }

    private async Task<PacingPermit> WaitAsync(PacingWaiter waiter, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(() => Cancel(waiter, cancellationToken));
        return await waiter.Task.ConfigureAwait(false);
    }

    private void Cancel(PacingWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiter.Node?.List is not null) _waiters.Remove(waiter.Node);
        }

        waiter.Cancel(cancellationToken);
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
