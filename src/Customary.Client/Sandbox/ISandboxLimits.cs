namespace Customary.Client.Sandbox;

/// <summary>The rate limits of tenants.</summary>
public interface ISandboxLimits
{
    /// <summary>Lists the tenants that have sent requests in the last 60 seconds, or that came back too early.</summary>
    /// <param name="tenant">A tenant ID, or a name as in a token URL of the development issuer; null for all tenants. A tenant that is named is always listed.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<IReadOnlyList<TenantLimit>> ListAsync(string? tenant = null, CancellationToken cancellationToken = default);
}
