using Customary.Contracts.Sandbox;

namespace Customary.Client.Sandbox;

/// <summary>The snapshots of a server over HTTP.</summary>
internal sealed class HttpSandboxSnapshots(SandboxHttp http) : ISandboxSnapshots
{
    private const string Path = "/snapshots";

    /// <inheritdoc/>
    public Task<Snapshot> CreateAsync(string name, string tenant, CancellationToken cancellationToken = default) =>
        CreateAsync(new SnapshotRequest { Name = name, Tenant = Guard.NotEmpty(tenant) }, cancellationToken);

    /// <inheritdoc/>
    public Task<Snapshot> CreateOfAllTenantsAsync(string name, CancellationToken cancellationToken = default) =>
        CreateAsync(new SnapshotRequest { Name = name, All = true }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Snapshot>> ListAsync(CancellationToken cancellationToken = default) =>
        http.ListAsync("ListSnapshots", Path, SandboxJsonContext.Api.Snapshots, cancellationToken);

    /// <inheritdoc/>
    public Task<Snapshot> RestoreAsync(string name, CancellationToken cancellationToken = default) =>
        http.SendAsync("RestoreSnapshot", "POST", $"{Path}/{Uri.EscapeDataString(name)}/restore", SandboxJsonContext.Api.Snapshot, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        http.DeleteAsync("DeleteSnapshot", $"{Path}/{Uri.EscapeDataString(name)}", cancellationToken);

    private Task<Snapshot> CreateAsync(SnapshotRequest request, CancellationToken cancellationToken) =>
        http.SendAsync("CreateSnapshot", "POST", Path, request, SandboxJsonContext.Api.SnapshotRequest, SandboxJsonContext.Api.Snapshot, cancellationToken);
}
