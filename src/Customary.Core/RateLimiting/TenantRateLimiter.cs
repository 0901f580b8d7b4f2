namespace Customary.Core.RateLimiting;

/// <summary>
/// Limits the requests of a partner tenant in any 60 seconds (docs/contract.md#rate-limit): in memory for a single node, in the
/// database for several nodes.
/// </summary>
internal abstract class TenantRateLimiter
{
    /// <summary>
    /// Counts a request of a tenant. Returns 0 if it is allowed, else the whole seconds, rounded up, until the next one is. A rejected
    /// request does not count.
    /// </summary>
    /// <exception cref="Customary.Storage.Sql.StorageUnavailableException">Several nodes share the limit, and the database is unavailable.</exception>
    public abstract ValueTask<int> TryAcquireAsync(Guid tenant, CancellationToken cancellationToken);

    /// <summary>Returns how much of their limits tenants have used: one tenant, or all that have used something.</summary>
    /// <exception cref="Customary.Storage.Sql.StorageUnavailableException">Several nodes share the limit, and the database is unavailable.</exception>
    public abstract ValueTask<IReadOnlyList<TenantUsage>> GetUsageAsync(Guid? tenant, CancellationToken cancellationToken);
}
