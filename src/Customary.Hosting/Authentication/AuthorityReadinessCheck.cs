using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Customary.Hosting.Authentication;

/// <summary>
/// The server is not ready until it has read the keys of its authority once, because it can accept no token before. A later outage of
/// the authority leaves it ready: the known keys remain valid.
/// </summary>
internal sealed class AuthorityReadinessCheck(OidcSigningKeyProvider keys) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        keys.Issuer is null
            ? HealthCheckResult.Unhealthy(data: new Dictionary<string, object> { ["fault"] = Fault.AuthorityNeverRead((int)OidcSigningKeyProvider.RetryPause.TotalSeconds) })
            : HealthCheckResult.Healthy());
}
