using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Hosting.Administration;
using Customary.Hosting.Issuer;

namespace Customary.Hosting.Sandbox.State;

/// <summary>The data of partners as a whole, in the process of the server.</summary>
internal sealed class LocalSandboxState(SandboxState state, StateTransfer transfer, SeedFile seed, SeedGenerator generator) : ISandboxSnapshots
{
    /// <summary>The maximum number of customers that one request generates.</summary>
    public const int MaxGenerated = 100_000;

    /// <inheritdoc/>
    public async Task<Snapshot> CreateAsync(string name, string tenant, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        return (await TryCreateAsync(new() { Name = name, Tenant = tenant }, cancellationToken)).GetValueOrThrow();
    }

    /// <inheritdoc/>
    public async Task<Snapshot> CreateOfAllTenantsAsync(string name, CancellationToken cancellationToken = default) =>
        (await TryCreateAsync(new() { Name = name, All = true }, cancellationToken)).GetValueOrThrow();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Snapshot>> ListAsync(CancellationToken cancellationToken = default) => await state.ListSnapshotsAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<Snapshot> RestoreAsync(string name, CancellationToken cancellationToken = default) => (await TryRestoreAsync(name, cancellationToken)).GetValueOrThrow();

    /// <inheritdoc/>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken = default) => (await TryDeleteAsync(name, cancellationToken)).ThrowIfFailed();

    /// <summary>Creates a snapshot, or returns the fault.</summary>
    public async Task<Outcome<Snapshot>> TryCreateAsync(SnapshotRequest request, CancellationToken cancellationToken)
    {
        var scope = ReadScope(request.Tenant, request.All);
        return scope.Fault is { } fault ? fault : await state.CreateSnapshotAsync(request.Name, scope.Value.Tenant, cancellationToken);
    }

    /// <summary>Restores a snapshot, or returns the fault.</summary>
    public Task<Outcome<Snapshot>> TryRestoreAsync(string name, CancellationToken cancellationToken) => state.RestoreSnapshotAsync(name, cancellationToken);

    /// <summary>Deletes a snapshot. Returns the fault if there is none.</summary>
    public Task<Fault?> TryDeleteAsync(string name, CancellationToken cancellationToken) => state.DeleteSnapshotAsync(name, cancellationToken);

    /// <summary>Removes data, or returns the fault.</summary>
    public async Task<Outcome<ResetResult>> TryResetAsync(ResetRequest request, CancellationToken cancellationToken)
    {
        var scope = ReadScope(request.Tenant, request.All);
        return scope.Fault is { } fault ? fault : await state.ResetAsync(scope.Value.Tenant, cancellationToken);
    }

    /// <summary>Writes data as JSON lines.</summary>
    /// <param name="tenant">The tenant ID or name; null for all tenants.</param>
    /// <param name="output">Receives the lines.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task ExportAsync(string? tenant, Stream output, CancellationToken cancellationToken) =>
        transfer.ExportAsync(tenant is null ? null : TenantNames.Resolve(tenant), output, cancellationToken);

    /// <summary>Adds data from JSON lines, or returns the fault.</summary>
    public Task<Outcome<ImportResult>> TryImportAsync(Stream input, CancellationToken cancellationToken) => transfer.ImportAsync(input, TenantNames.Resolve, cancellationToken);

    /// <summary>Adds the data of a seed file, or returns the fault.</summary>
    public Task<Outcome<ImportResult>> TrySeedAsync(byte[] json, CancellationToken cancellationToken) => seed.AddAsync(json, TenantNames.Resolve, cancellationToken);

    /// <summary>Adds generated customers, or returns the fault.</summary>
    public async Task<Outcome<ImportResult>> TryGenerateAsync(GenerateRequest request, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        if (request.Customers is not { } count) errors.Add("customers", "is required");
        else if (count is < 1 or > MaxGenerated) errors.Add("customers", string.Create(CultureInfo.InvariantCulture, $"must be from 1 to {MaxGenerated}"));
        if (request.Tenant is { } tenant && string.IsNullOrWhiteSpace(tenant)) errors.Add("tenant", "must be a tenant ID or a name");
        return errors.IsEmpty
            ? await seed.AddAsync(generator.Generate(request.Customers!.Value, request.Tenant ?? SeedGenerator.DefaultTenant), TenantNames.Resolve, cancellationToken)
            : Fault.ValidationFailed(errors);
    }

    private static Outcome<Scope> ReadScope(string? tenant, bool? all) => (tenant, all) switch
    {
        (not null, null or false) when !string.IsNullOrWhiteSpace(tenant) => new Scope(TenantNames.Resolve(tenant)),
        (null, true) => new Scope(null),
        (not null, not true) => Fault.InvalidParameter("tenant", "must be a tenant ID or a name"),
        _ => Fault.InvalidParameter("tenant", "must be set, or all must be true, and not both"),
    };

    private readonly record struct Scope(Guid? Tenant);
}
