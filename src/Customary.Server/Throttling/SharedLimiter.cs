using System.Collections.Concurrent;
using Customary.Server.Storage.Postgres;

namespace Customary.Server.Throttling;

/// <summary>
/// The limit of a tenant over all nodes together, never more in any 60 seconds: permits are taken from the database,
/// several at once while there are plenty. No background work: asking for permits also forgets tenants that went away.
/// </summary>
public sealed class SharedLimiter(PermitStore store, RateLimitOptions options, Identifiers identifiers, TimeProvider clock) : Limiter
{
    private const int LooksAtOnce = 2;
    private readonly int _limit = options.RequestsPerMinute;
    private readonly ConcurrentDictionary<Guid, TenantPermits> _tenants = new();
    private readonly ConcurrentQueue<(Guid Tenant, TenantPermits Permits)> _toSweep = new();

    /// <summary>How many tenants are remembered.</summary>
    internal int TenantCount => _tenants.Count;

    /// <inheritdoc/>
    public override ValueTask<int> EnterAsync(Guid tenant, CancellationToken stop)
    {
        if (_limit == 0) return new(0);
        var (seconds, question) = Find(tenant).Enter();
        return question is null ? new(seconds) : AskAsync(tenant, question, stop);
    }

    // All who wait share the question; it does not end with the one who happened to ask it.
    private async ValueTask<int> AskAsync(Guid tenant, Task<SinglePermit?> question, CancellationToken stop)
    {
        while (true)
        {
            if (await question.WaitAsync(stop) is { } permit && permit.TryTake()) return 0;
            var (seconds, another) = Find(tenant).Enter();
            if (another is null) return seconds;
            question = another;
        }
    }

    private TenantPermits Find(Guid tenant)
    {
        if (_tenants.TryGetValue(tenant, out var permits)) return permits;
        Sweep();
        var made = new TenantPermits(tenant, _limit, store, identifiers, clock);
        permits = _tenants.GetOrAdd(tenant, made);
        if (ReferenceEquals(permits, made)) _toSweep.Enqueue((tenant, made));
        return permits;
    }

    // Permits of a tenant that went away are lost with it, which is what the end of their lease means anyway.
    private void Sweep()
    {
        for (var looks = 0; looks < LooksAtOnce && _toSweep.TryDequeue(out var first); looks++)
        {
            if (first.Permits.IsOver) _tenants.TryRemove(new(first.Tenant, first.Permits));
            else _toSweep.Enqueue(first);
        }
    }
}
