using Customary.Storage.Clocks;

namespace Customary.Storage.Postgres;

/// <summary>The permits that a node has acquired.</summary>
/// <param name="Count">The number of permits; 0 when the limit is reached.</param>
/// <param name="WaitMilliseconds">The time in milliseconds until the next permit is available. Valid only if the count is 0.</param>
/// <param name="At">The time of the decision, in Unix milliseconds of the database's clock.</param>
internal readonly record struct RateLimitLease(int Count, long WaitMilliseconds, long At);

/// <summary>The request of a node for permits.</summary>
/// <param name="Tenant">The partner: a tenant ID.</param>
/// <param name="Limit">The maximum number of requests of a partner in any minute.</param>
/// <param name="Lease">The ID of the lease, if several permits are granted.</param>
/// <param name="Reported">The ID of an earlier lease that is no longer used; null when there is none.</param>
/// <param name="Uses">The times until which the uses of the reported lease count: Unix milliseconds of the database's clock, separated by spaces.</param>
internal sealed record RateLimitLeaseRequest(Guid Tenant, int Limit, Guid Lease, Guid? Reported, string Uses)
{
    /// <summary>How the clock of the sandbox differs from the database's clock. Default: it does not.</summary>
    public ClockSetting Clock { get; init; }
}
