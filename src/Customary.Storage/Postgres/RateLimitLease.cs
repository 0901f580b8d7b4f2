namespace Customary.Storage.Postgres;

/// <summary>What a node was given.</summary>
/// <param name="Count">How many requests may pass; 0 where nothing is left.</param>
/// <param name="WaitMilliseconds">Where nothing is left, how long until something is; else not set.</param>
/// <param name="At">When this was decided, in milliseconds of the database's clock.</param>
internal readonly record struct RateLimitLease(int Count, long WaitMilliseconds, long At);

/// <summary>What a node asks for.</summary>
/// <param name="Tenant">The partner tenant whose request waits.</param>
/// <param name="Limit">How many requests a tenant has in any minute.</param>
/// <param name="Lease">The id of the lease, should several be given.</param>
/// <param name="Reported">The id of an earlier lease that is not used any more; null where there is none.</param>
/// <param name="Uses">Until when each use of the reported lease counts, by the database's clock, with blanks between.</param>
internal sealed record RateLimitLeaseRequest(Guid Tenant, int Limit, Guid Lease, Guid? Reported, string Uses);
