using Customary.Contracts.Sandbox;

namespace Customary.Client.Sandbox;

/// <summary>The snapshots of a server over HTTP.</summary>
internal sealed class HttpSandboxSnapshots(SandboxHttp http) : ISandboxSnapshots
{
    private const string Path = "/snapshots";

    /// <inheritdoc/>
    public Task<Snapshot> CreateAsync(string name, string? tenant = null, CancellationToken cancellationToken = default) => http.SendAsync(
        "CreateSnapshot", "POST", Path, new() { Name = name, Tenant = tenant, All = tenant is null ? true : null },
        SandboxJsonContext.Api.SnapshotRequest, SandboxJsonContext.Api.Snapshot, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Snapshot>> ListAsync(CancellationToken cancellationToken = default) =>
        (await http.SendAsync("ListSnapshots", "GET", Path, SandboxJsonContext.Api.Snapshots, cancellationToken).ConfigureAwait(false)).Items;

    /// <inheritdoc/>
    public Task<Snapshot> RestoreAsync(string name, CancellationToken cancellationToken = default) =>
        http.SendAsync("RestoreSnapshot", "POST", $"{Path}/{Uri.EscapeDataString(name)}/restore", SandboxJsonContext.Api.Snapshot, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        http.DeleteAsync("DeleteSnapshot", $"{Path}/{Uri.EscapeDataString(name)}", cancellationToken);
}
