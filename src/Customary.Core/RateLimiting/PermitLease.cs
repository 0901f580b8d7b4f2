using Customary.Core.Sandbox;

namespace Customary.Core.RateLimiting;

/// <summary>The permits that this node has leased for a tenant, or the time until which none are available.</summary>
internal sealed class PermitLease(Guid tenant, int limit, RateLimitLeaseStore store, IdGenerator identifiers, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(RateLimitLeaseStore.LeaseMilliseconds);
    private readonly Lock _lock = new();
    private readonly StringBuilder _uses = new();
    private Task<AtomicPermit?>? _pending;
    private Guid? _lease;
    private int _left;
    private long _leasedAt = clock.GetTimestamp();
    private long _decidedAt;
    private long _rejectedAt;
    private long _rejectedFor;

    /// <summary>Whether the state of the tenant has expired.</summary>
    public bool IsExpired
    {
        get
        {
            lock (_lock) return _pending is not { IsCompleted: false } && GetRejectedSeconds() == 0 && clock.GetElapsedTime(_leasedAt) > Lease + Lease;
        }
    }

    /// <summary>
    /// Counts a request: allowed (0 seconds), rejected (the seconds until the next one is allowed), or undecided until the returned task
    /// completes.
    /// </summary>
    public (int Seconds, Task<AtomicPermit?>? Pending) TryAcquire()
    {
        lock (_lock)
        {
            if (_left > 0 && clock.GetElapsedTime(_leasedAt) < Lease)
            {
                _left--;
                Use();
                return (0, null);
            }

            if (GetRejectedSeconds() is > 0 and var seconds) return (seconds, null);
            _left = 0;
            if (_pending is not { IsCompleted: false }) _pending = LeaseAsync();
            return (-1, _pending);
        }
    }

    // A use counts from the latest possible time on the clock of the database, which decided after the call started.
    private void Use()
    {
        var until = _decidedAt + (long)Math.Ceiling(clock.GetElapsedTime(_leasedAt).TotalMilliseconds) + RateLimitLeaseStore.WindowMilliseconds;
        _uses.Append(_uses.Length == 0 ? "" : " ").Append(until);
    }

    private int GetRejectedSeconds()
    {
        var left = _rejectedFor - (long)clock.GetElapsedTime(_rejectedAt).TotalMilliseconds;
        return left <= 0 ? 0 : (int)((left + 999) / 1000);
    }

    private async Task<AtomicPermit?> LeaseAsync()
    {
        var request = new RateLimitLeaseRequest(tenant, limit, identifiers.NewId(), _lease, _uses.ToString()) { Clock = (clock as SandboxClock)?.Setting ?? default };
        var calledAt = clock.GetTimestamp();

        // Not canceled with a request: permits that the database granted would be lost.
        var permits = await store.AcquireAsync(request, CancellationToken.None);
        lock (_lock)
        {
            // Later requests start another call: this result is for the requests that wait already.
            _pending = null;
            _uses.Clear();
            _lease = permits.Count > 1 ? request.Lease : null;
            (_left, _leasedAt, _decidedAt) = (_lease is null ? 0 : permits.Count, calledAt, permits.At);
            (_rejectedAt, _rejectedFor) = permits.Count > 0 ? (0, 0) : (clock.GetTimestamp(), permits.WaitMilliseconds);
        }

        return permits.Count == 1 ? new() : null;
    }
}
