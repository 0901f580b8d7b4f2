using System.Collections.Concurrent;

namespace Customary.Core.RateLimiting;

/// <summary>
/// Limits the requests of a partner tenant in any 60 seconds, exactly under any concurrency, with a monotonic clock
/// (docs/contract.md#rate-limit). There is no timer and no background work: each call checks at most two tenants that were not checked
/// for a minute, and removes the inactive ones.
/// </summary>
internal sealed class InMemoryTenantRateLimiter : TenantRateLimiter
{
    private const int ChecksPerDecision = 2;

    // Enough that two concurrent requests seldom wait for the same lock.
    private const int Shards = 128;
    private readonly int _limit;
    private readonly TimeProvider _clock;
    private readonly long _length;
    private readonly SlidingWindows[] _windows;

    // Each tracked tenant once, in the order of the last check.
    private readonly ConcurrentQueue<(Guid Tenant, long CheckedAt)> _toSweep = new();

    // The queue needs no check before this time.
    private long _sweepAt;

    /// <param name="limit">The maximum number of requests in any 60 seconds; 0 for no limit.</param>
    /// <param name="clock">The clock. Only its monotonic timestamps are used.</param>
    public InMemoryTenantRateLimiter(int limit, TimeProvider clock)
    {
        (_limit, _clock, _length) = (limit, clock, 60 * clock.TimestampFrequency);
        _windows = [.. Enumerable.Range(0, Shards).Select(_ => new SlidingWindows(limit, _length, clock))];
    }

    /// <summary>The number of tracked tenants.</summary>
    internal int TenantCount => _windows.Sum(windows => windows.Count);

    /// <inheritdoc/>
    public override ValueTask<int> TryAcquireAsync(Guid tenant, CancellationToken cancellationToken) => new(TryAcquire(tenant));

    /// <summary>
    /// Counts a request of a tenant. Returns 0 if it is allowed, else the whole seconds, rounded up, until the next one is. A rejected
    /// request does not count.
    /// </summary>
    public int TryAcquire(Guid tenant)
    {
        if (_limit == 0) return 0;
        var now = _clock.GetTimestamp();
        if (now >= Volatile.Read(ref _sweepAt)) Sweep(now);
        var (ticks, isNew) = GetShard(tenant).TryAcquire(tenant);
        if (isNew) _toSweep.Enqueue((tenant, now));
        return (int)((ticks + _clock.TimestampFrequency - 1) / _clock.TimestampFrequency);
    }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<TenantUsage>> GetUsageAsync(Guid? tenant, CancellationToken cancellationToken)
    {
        var windows = tenant is { } one ? [GetShard(one)] : _windows;
        var now = _clock.GetUtcNow();
        return new([.. windows.SelectMany(shard => shard.GetUsage(tenant)).Select(usage =>
            new TenantUsage(usage.Tenant, usage.Used, now + TimeSpan.FromTicks((long)((Int128)usage.TicksLeft * TimeSpan.TicksPerSecond / _clock.TimestampFrequency))))]);
    }

    private SlidingWindows GetShard(Guid tenant) => _windows[(uint)tenant.GetHashCode() % Shards];

    private void Sweep(long now)
    {
        for (var checks = 0; checks < ChecksPerDecision; checks++)
        {
            var due = _toSweep.TryPeek(out var first) ? first.CheckedAt + _length : now + _length;
            if (now < due)
            {
                Volatile.Write(ref _sweepAt, due);
                return;
            }

            if (!_toSweep.TryDequeue(out first)) return;
            if (!GetShard(first.Tenant).TryRemove(first.Tenant)) _toSweep.Enqueue((first.Tenant, now));
        }
    }
}
