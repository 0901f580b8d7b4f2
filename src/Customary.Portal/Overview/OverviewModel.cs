namespace Customary.Portal.Overview;

/// <summary>The first page of a partner.</summary>
/// <param name="Summary">The summary of the customers; null before the first count.</param>
/// <param name="Growth">The growth; null before the first count.</param>
/// <param name="Countries">The customers by country.</param>
/// <param name="Limit">The use of the rate limit.</param>
/// <param name="Latest">The newest audit records, newest first.</param>
internal sealed record OverviewModel(PartnerSummary? Summary, GrowthSeries? Growth, IReadOnlyList<CountryShare> Countries, LimitUsage Limit, IReadOnlyList<AuditRecord> Latest);

/// <summary>The use of the rate limit of a tenant.</summary>
/// <param name="Used">The requests of the last 60 seconds that count.</param>
/// <param name="Limit">The maximum; 0 for no limit.</param>
/// <param name="FreesAt">When the oldest of them stops counting, on the clock of the API; null if there are none.</param>
/// <param name="Early">The requests that came back before the time that the last 429 response named, newest first.</param>
internal sealed record LimitUsage(int Used, int Limit, DateTimeOffset? FreesAt, IReadOnlyList<EarlyRequest> Early)
{
    private const int MaxEarly = 5;

    /// <summary>Reads the use of a tenant. Only its own requests are read.</summary>
    public static async ValueTask<LimitUsage> ReadAsync(Guid tenant, TenantRateLimiter limiter, RateLimitOptions options, RejectionLog rejections, CancellationToken cancellationToken)
    {
        var usage = await limiter.GetUsageAsync(tenant, cancellationToken);
        var early = rejections.GetEarlyRequests().GetValueOrDefault(tenant, []);
        return new(usage.Count == 0 ? 0 : usage[0].Used, options.RequestsPerMinute, usage.Count == 0 ? null : usage[0].FreesAt, [.. early.Reverse().Take(MaxEarly)]);
    }
}
