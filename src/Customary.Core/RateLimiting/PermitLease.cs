using System.Text;
using Customary.Core.Security;
using Customary.Storage.Postgres;

namespace Customary.Core.RateLimiting;

/// <summary>The permits of one tenant that this node has leased, or until when it knows that there are none.</summary>
internal sealed class PermitLease(Guid tenant, int limit, RateLimitLeaseStore store, IdGenerator identifiers, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(RateLimitLeaseStore.LeaseMilliseconds);
    private readonly Lock _lock = new();
    private readonly StringBuilder _uses = new();
    private Task<AtomicPermit?>? _asking;
    private Guid? _lease;
    private int _left;
    private long _askedAt = clock.GetTimestamp();
    private long _decidedAt;
    private long _refusedAt;
    private long _refusedFor;

    /// <summary>Whether nothing that is known of the tenant holds any more.</summary>
    public bool IsOver
    {
        get
        {
            lock (_lock) return _asking is not { IsCompleted: false } && RefusedSeconds() == 0 && clock.GetElapsedTime(_askedAt) > Lease + Lease;
        }
    }

    /// <summary>
    /// Lets a request through (0 seconds), refuses it (for so many seconds), or says what must be waited for before
    /// one can say.
    /// </summary>
    public (int Seconds, Task<AtomicPermit?>? Question) TryAcquire()
    {
        lock (_lock)
        {
            if (_left > 0 && clock.GetElapsedTime(_askedAt) < Lease)
            {
                _left--;
                Use();
                return (0, null);
            }

            if (RefusedSeconds() is > 0 and var seconds) return (seconds, null);
            _left = 0;
            if (_asking is not { IsCompleted: false }) _asking = AskAsync();
            return (-1, _asking);
        }
    }

    // A use is dated by the latest that it can have been on the database's clock: the decision came after the question.
    private void Use()
    {
        var until = _decidedAt + (long)Math.Ceiling(clock.GetElapsedTime(_askedAt).TotalMilliseconds) + RateLimitLeaseStore.WindowMilliseconds;
        _uses.Append(_uses.Length == 0 ? "" : " ").Append(until);
    }

    private int RefusedSeconds()
    {
        var left = _refusedFor - (long)clock.GetElapsedTime(_refusedAt).TotalMilliseconds;
        return left <= 0 ? 0 : (int)((left + 999) / 1000);
    }

    private async Task<AtomicPermit?> AskAsync()
    {
        var request = new RateLimitLeaseRequest(tenant, limit, identifiers.NewId(), _lease, _uses.ToString());
        var askedAt = clock.GetTimestamp();

        // Nobody's leaving may end it: what the database has granted would be lost.
        var permits = await store.AcquireAsync(request, CancellationToken.None);
        lock (_lock)
        {
            // Whoever comes from here on asks anew: this answer is for those who came before it.
            _asking = null;
            _uses.Clear();
            _lease = permits.Count > 1 ? request.Lease : null;
            (_left, _askedAt, _decidedAt) = (_lease is null ? 0 : permits.Count, askedAt, permits.At);
            (_refusedAt, _refusedFor) = permits.Count > 0 ? (0, 0) : (clock.GetTimestamp(), permits.WaitMilliseconds);
        }

        return permits.Count == 1 ? new() : null;
    }
}
