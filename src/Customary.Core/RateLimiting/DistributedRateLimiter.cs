using System.Collections.Concurrent;
using Customary.Core.Security;
using Customary.Storage.Postgres;

namespace Customary.Core.RateLimiting;

/// <summary>
/// The limit of a tenant over all nodes together, never more in any 60 seconds: permits are taken from the database,
/// several at once while there are plenty. No background work: asking for permits also forgets tenants that went away.
/// </summary>
internal sealed class DistributedRateLimiter(RateLimitLeaseStore store, RateLimitOptions options, IdGenerator identifiers, TimeProvider clock) : TenantRateLimiter
{
    private const int ChecksPerSweep = 2;
    private readonly int _limit = options.RequestsPerMinute;
    private readonly ConcurrentDictionary<Guid, PermitLease> _tenants = new();
    private readonly ConcurrentQueue<(Guid Tenant, PermitLease Permits)> _toSweep = new();

    /// <summary>How many tenants are remembered.</summary>
    internal int TenantCount => _tenants.Count;

    /// <inheritdoc/>
    public override ValueTask<int> TryAcquireAsync(Guid tenant, CancellationToken cancellationToken)
    {
        if (_limit == 0) return new(0);
        var (seconds, question) = Find(tenant).TryAcquire();
        return question is null ? new(seconds) : AskAsync(tenant, question, cancellationToken);
    }

    // All who wait share the question; it does not end with the one who happened to ask it.
    private async ValueTask<int> AskAsync(Guid tenant, Task<AtomicPermit?> question, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await question.WaitAsync(cancellationToken) is { } permit && permit.TryTake()) return 0;
            var (seconds, another) = Find(tenant).TryAcquire();
            if (another is null) return seconds;
            question = another;
        }
    }

    private PermitLease Find(Guid tenant)
    {
        if (_tenants.TryGetValue(tenant, out var permits)) return permits;
        Sweep();
        var made = new PermitLease(tenant, _limit, store, identifiers, clock);
        permits = _tenants.GetOrAdd(tenant, made);
        if (ReferenceEquals(permits, made)) _toSweep.Enqueue((tenant, made));
        return permits;
    }

    // Permits of a tenant that went away are lost with it, which is what the end of their lease means anyway.
    private void Sweep()
    {
        for (var looks = 0; looks < ChecksPerSweep && _toSweep.TryDequeue(out var first); looks++)
        {
            if (first.Permits.IsOver) _tenants.TryRemove(new(first.Tenant, first.Permits));
            else _toSweep.Enqueue(first);
        }
    }
}
