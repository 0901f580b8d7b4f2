using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Customary.Hosting.Sandbox.Seed;

/// <summary>Checks whether the seed is in.</summary>
internal sealed class SeedCheck(SeedService seed) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(seed.IsIn ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(data: new Dictionary<string, object> { ["fault"] = Fault.SeedPending() }));
}
