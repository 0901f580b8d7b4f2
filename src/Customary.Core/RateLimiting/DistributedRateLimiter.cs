using System.Collections.Concurrent;
using Customary.Core.Sandbox;

namespace Customary.Core.RateLimiting;

/// <summary>
/// Limits the requests of a tenant in any 60 seconds over all nodes. It leases permits from the database, several at once while many
/// are left. There is no background work: acquiring permits also removes inactive tenants.
/// </summary>
internal sealed class DistributedRateLimiter(RateLimitLeaseStore store, RateLimitOptions options, IdGenerator identifiers, TimeProvider clock) : TenantRateLimiter
{
    private const int ChecksPerSweep = 2;
    private readonly int _limit = options.RequestsPerMinute;
    private readonly ConcurrentDictionary<Guid, PermitLease> _tenants = new();
    private readonly ConcurrentQueue<(Guid Tenant, PermitLease Permits)> _toSweep = new();

    /// <summary>The number of tracked tenants.</summary>
    internal int TenantCount => _tenants.Count;

    /// <inheritdoc/>
    public override ValueTask<int> TryAcquireAsync(Guid tenant, CancellationToken cancellationToken)
    {
        if (_limit == 0) return new(0);
        var (seconds, pending) = Find(tenant).TryAcquire();
        return pending is null ? new(seconds) : WaitAsync(tenant, pending, cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<TenantUsage>> GetUsageAsync(Guid? tenant, CancellationToken cancellationToken) =>
    [
        .. (await store.ListUsageAsync(tenant, (clock as SandboxClock)?.Setting ?? default, cancellationToken))
            .Select(usage => new TenantUsage(usage.Tenant, usage.Used, DateTimeOffset.FromUnixTimeMilliseconds(usage.Until))),
    ];

    // All waiting requests share the call to the database. Canceling one request does not cancel the call.
    private async ValueTask<int> WaitAsync(Guid tenant, Task<AtomicPermit?> pending, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await pending.WaitAsync(cancellationToken) is { } permit && permit.TryAcquire()) return 0;
            var (seconds, another) = Find(tenant).TryAcquire();
            if (another is null) return seconds;
            pending = another;
        }
    }

    private PermitLease Find(Guid tenant)
    {
        if (_tenants.TryGetValue(tenant, out var permits)) return permits;
        Sweep();
        var created = new PermitLease(tenant, _limit, store, identifiers, clock);
        permits = _tenants.GetOrAdd(tenant, created);
        if (ReferenceEquals(permits, created)) _toSweep.Enqueue((tenant, created));
        return permits;
    }

    // The leases of an inactive tenant have expired, so no permits are lost.
    private void Sweep()
    {
        for (var checks = 0; checks < ChecksPerSweep && _toSweep.TryDequeue(out var first); checks++)
        {
            if (first.Permits.IsExpired) _tenants.TryRemove(new(first.Tenant, first.Permits));
            else _toSweep.Enqueue(first);
        }
    }
}
