using System.Collections.Concurrent;

namespace Customary.Core.RateLimiting;

/// <summary>
/// How many requests a partner tenant has in any 60 seconds, exact under any concurrency, on a monotonic clock
/// (decision 1). No timer and no background work: each decision looks at most at two tenants that have not been
/// looked at for a minute, and forgets those that went away.
/// </summary>
internal sealed class InMemoryTenantRateLimiter : TenantRateLimiter
{
    private const int ChecksPerDecision = 2;

    // So many that two requests at once seldom meet in one.
    private const int Parts = 128;
    private readonly int _limit;
    private readonly TimeProvider _clock;
    private readonly long _length;
    private readonly SlidingWindows[] _windows;

    // Each tenant that is remembered once, in the order in which they were last looked at.
    private readonly ConcurrentQueue<(Guid Tenant, long LookedAt)> _toSweep = new();

    // Before the first of them is due nobody need look at it.
    private long _sweepAt;

    /// <param name="limit">How many requests pass in any 60 seconds; 0 lets all of them through.</param>
    /// <param name="clock">Only its monotonic timestamps are used.</param>
    public InMemoryTenantRateLimiter(int limit, TimeProvider clock)
    {
        (_limit, _clock, _length) = (limit, clock, 60 * clock.TimestampFrequency);
        _windows = [.. Enumerable.Range(0, Parts).Select(_ => new SlidingWindows(limit, _length, clock))];
    }

    /// <summary>How many tenants are remembered.</summary>
    internal int TenantCount => _windows.Sum(windows => windows.Count);

    /// <inheritdoc/>
    public override ValueTask<int> TryAcquireAsync(Guid tenant, CancellationToken cancellationToken) => new(TryAcquire(tenant));

    /// <summary>
    /// Lets a request of a tenant through, or tells the whole seconds, rounded up, after which one passes again:
    /// 0 when this one did. A request that is refused does not count.
    /// </summary>
    public int TryAcquire(Guid tenant)
    {
        if (_limit == 0) return 0;
        var now = _clock.GetTimestamp();
        if (now >= Volatile.Read(ref _sweepAt)) Sweep(now);
        var (ticks, isNew) = WindowsOf(tenant).TryAcquire(tenant);
        if (isNew) _toSweep.Enqueue((tenant, now));
        return (int)((ticks + _clock.TimestampFrequency - 1) / _clock.TimestampFrequency);
    }

    private SlidingWindows WindowsOf(Guid tenant) => _windows[(uint)tenant.GetHashCode() % Parts];

    private void Sweep(long now)
    {
        for (var looks = 0; looks < ChecksPerDecision; looks++)
        {
            var due = _toSweep.TryPeek(out var first) ? first.LookedAt + _length : now + _length;
            if (now < due)
            {
                Volatile.Write(ref _sweepAt, due);
                return;
            }

            if (!_toSweep.TryDequeue(out first)) return;
            if (!WindowsOf(first.Tenant).TryRemove(first.Tenant)) _toSweep.Enqueue((first.Tenant, now));
        }
    }
}
