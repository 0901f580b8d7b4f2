namespace Customary.Core.RateLimiting;

/// <summary>How much of its rate limit a tenant has used.</summary>
/// <param name="Tenant">The partner: a tenant ID.</param>
/// <param name="Used">The number of requests that count.</param>
/// <param name="FreesAt">When the oldest of them stops counting, on the clock of the API.</param>
internal readonly record struct TenantUsage(Guid Tenant, int Used, DateTimeOffset FreesAt);
