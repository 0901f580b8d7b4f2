namespace Customary.Core.RateLimiting;

/// <summary>
/// How many requests a partner tenant has in any 60 seconds (decision 1): counted by the process where it is the only
/// one on its store, by the database where nodes share it.
/// </summary>
internal abstract class TenantRateLimiter
{
    /// <summary>
    /// Lets a request of a tenant through, or tells the whole seconds, rounded up, after which one passes again:
    /// 0 when this one did. A request that is refused does not count.
    /// </summary>
    /// <exception cref="Customary.Storage.Sql.StorageUnavailableException">Nodes share the count, and the database that has it is away.</exception>
    public abstract ValueTask<int> TryAcquireAsync(Guid tenant, CancellationToken cancellationToken);
}
