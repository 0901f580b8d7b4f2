using System.Reflection;
using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Hosting.Administration;
using Customary.Hosting.Sandbox.Clock;
using Customary.Hosting.Sandbox.Faults;
using Customary.Hosting.Sandbox.Limits;
using Customary.Hosting.Sandbox.Registry;
using Customary.Hosting.Sandbox.Requests;
using Customary.Hosting.Sandbox.Seed;
using Customary.Hosting.Sandbox.State;

namespace Customary.Hosting.Sandbox;

/// <summary>The sandbox controls in the process of the server. The endpoints of the administrative API use the same objects.</summary>
internal sealed class LocalSandbox(
    LocalSandboxClock clock, LocalSandboxFaults faults, LocalSandboxRequests requests, LocalSandboxLimits limits, LocalSandboxState state,
    LocalSandboxPartners partners, LocalSandboxValidationCodes validationCodes, LocalSandboxCustomers customers, SeedOptions seedOptions, CountStore counts, Database database) : ISandbox
{
    /// <summary>The version of the server, without the commit.</summary>
    public static string Version { get; } =
        typeof(LocalSandbox).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public ISandboxClock Clock => clock;

    /// <inheritdoc/>
    public ISandboxFaults Faults => faults;

    /// <inheritdoc/>
    public ISandboxRequests Requests => requests;

    /// <inheritdoc/>
    public ISandboxLimits Limits => limits;

    /// <inheritdoc/>
    public ISandboxSnapshots Snapshots => state;

    /// <inheritdoc/>
    public ISandboxPartners Partners => partners;

    /// <inheritdoc/>
    public ISandboxValidationCodes ValidationCodes => validationCodes;

    /// <inheritdoc/>
    public ISandboxCustomers Customers => customers;

    /// <inheritdoc/>
    public async Task<ResetResult> ResetAsync(string tenant, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        return (await state.TryResetAsync(new() { Tenant = tenant }, cancellationToken)).GetValueOrThrow();
    }

    /// <inheritdoc/>
    public async Task<ResetResult> ResetAllTenantsAsync(CancellationToken cancellationToken = default) =>
        (await state.TryResetAsync(new() { All = true }, cancellationToken)).GetValueOrThrow();

    /// <inheritdoc/>
    public Task ExportAsync(Stream output, string? tenant = null, CancellationToken cancellationToken = default) => state.ExportAsync(tenant, output, cancellationToken);

    /// <inheritdoc/>
    public async Task<ImportResult> ImportAsync(Stream lines, CancellationToken cancellationToken = default) =>
        (await state.TryImportAsync(lines, cancellationToken)).GetValueOrThrow();

    /// <inheritdoc/>
    public async Task<ImportResult> SeedAsync(Stream seed, CancellationToken cancellationToken = default)
    {
        using var content = new MemoryStream();
        await seed.CopyToAsync(content, cancellationToken);
        return (await state.TrySeedAsync(content.ToArray(), cancellationToken)).GetValueOrThrow();
    }

    /// <inheritdoc/>
    public async Task<ImportResult> GenerateAsync(int customers, string? tenant = null, CancellationToken cancellationToken = default) =>
        (await state.TryGenerateAsync(new() { Customers = customers, Tenant = tenant }, cancellationToken)).GetValueOrThrow();

    /// <inheritdoc/>
    public async Task<SandboxStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var (partnerCount, customerCount, userCount) = await counts.CountAsync(cancellationToken);
        return new()
        {
            Version = Version,
            Storage = database.Description,
            Clock = clock.State,
            Seed = seedOptions.Setting,
            Counts = new() { Partners = partnerCount, Customers = customerCount, Users = userCount },
        };
    }
}
