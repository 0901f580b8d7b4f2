using Customary.Client.Sandbox;
using Customary.Hosting.Administration;
using Customary.Hosting.Issuer;

namespace Customary.Hosting.Sandbox.Limits;

/// <summary>The rate limits in the process of the server.</summary>
internal sealed class LocalSandboxLimits(TenantRateLimiter limiter, RateLimitOptions options, RejectionLog rejections) : ISandboxLimits
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<TenantLimit>> ListAsync(string? tenant = null, CancellationToken cancellationToken = default) =>
        (await TryListAsync(tenant, cancellationToken)).GetValueOrThrow().Items;

    /// <summary>Lists the limits, or returns the fault of the tenant.</summary>
    public async Task<Outcome<SandboxCollection<TenantLimit>>> TryListAsync(string? tenant, CancellationToken cancellationToken)
    {
        if (tenant is not null && string.IsNullOrWhiteSpace(tenant)) return Fault.InvalidParameter("tenant", "must be a tenant ID or a name");
        Guid? only = tenant is null ? null : TenantNames.Resolve(tenant);
        var usage = (await limiter.GetUsageAsync(only, cancellationToken)).ToDictionary(item => item.Tenant);
        var early = rejections.GetEarlyRequests();
        var tenants = only is { } id ? [id] : usage.Keys.Union(early.Keys).Order().ToList();
        return new SandboxCollection<TenantLimit> { Items = [.. tenants.Select(tenant => Create(tenant, usage, early))] };
    }

    private TenantLimit Create(Guid tenant, Dictionary<Guid, TenantUsage> usage, IReadOnlyDictionary<Guid, IReadOnlyList<EarlyRequest>> early)
    {
        var isUsed = usage.TryGetValue(tenant, out var used);
        return new()
        {
            Tenant = tenant,
            Used = used.Used,
            Limit = options.RequestsPerMinute,
            FreesAt = isUsed ? used.FreesAt : null,
            EarlyReturns = [.. early.GetValueOrDefault(tenant, []).Select(item => new EarlyReturn { At = item.At, ToldUntil = item.ToldUntil, Application = item.Application })],
        };
    }
}
