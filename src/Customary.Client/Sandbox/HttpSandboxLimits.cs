namespace Customary.Client.Sandbox;

/// <summary>The rate limits of a server over HTTP.</summary>
internal sealed class HttpSandboxLimits(SandboxHttp http) : ISandboxLimits
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<TenantLimit>> ListAsync(string? tenant = null, CancellationToken cancellationToken = default) =>
        http.ListAsync("ListLimits", $"/limits{SandboxQuery.Create(("tenant", tenant))}", SandboxJsonContext.Api.TenantLimits, cancellationToken);
}
