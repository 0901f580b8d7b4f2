namespace Customary.Client.Sandbox;

/// <summary>The fault rules of a server over HTTP.</summary>
internal sealed class HttpSandboxFaults(SandboxHttp http) : ISandboxFaults
{
    private const string Path = "/faults";

    /// <inheritdoc/>
    public Task<ActiveFault> AddAsync(FaultRule rule, CancellationToken cancellationToken = default) =>
        http.SendAsync("AddFault", "POST", Path, rule, SandboxJsonContext.Api.FaultRule, SandboxJsonContext.Api.ActiveFault, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken = default) =>
        http.ListAsync("ListFaults", Path, SandboxJsonContext.Api.ActiveFaults, cancellationToken);

    /// <inheritdoc/>
    public Task<ActiveFault> GetAsync(string id, CancellationToken cancellationToken = default) =>
        http.SendAsync("GetFault", "GET", $"{Path}/{Uri.EscapeDataString(id)}", SandboxJsonContext.Api.ActiveFault, cancellationToken);

    /// <inheritdoc/>
    public Task RemoveAsync(string id, CancellationToken cancellationToken = default) =>
        http.DeleteAsync("RemoveFault", $"{Path}/{Uri.EscapeDataString(id)}", cancellationToken);

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken = default) => http.DeleteAsync("ClearFaults", Path, cancellationToken);
}
