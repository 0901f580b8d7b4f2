namespace Customary.Client.Sandbox;

/// <summary>The rate limits of a server over HTTP.</summary>
internal sealed class HttpSandboxLimits(SandboxHttp http) : ISandboxLimits
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<TenantLimit>> ListAsync(string? tenant = null, CancellationToken cancellationToken = default) =>
        (await http.SendAsync("ListLimits", "GET", $"/limits{SandboxQuery.Create(("tenant", tenant))}", SandboxJsonContext.Api.TenantLimits, cancellationToken).ConfigureAwait(false)).Items;
}
