using System.Reflection;
using Customary.Client.Sandbox;
using Customary.Hosting.Sandbox.Clock;
using Customary.Hosting.Sandbox.Faults;
using Customary.Hosting.Sandbox.Limits;
using Customary.Hosting.Sandbox.Requests;

namespace Customary.Hosting.Sandbox;

/// <summary>The sandbox controls in the process of the server. The endpoints of the administrative API use the same objects.</summary>
internal sealed class LocalSandbox(
    LocalSandboxClock clock, LocalSandboxFaults faults, LocalSandboxRequests requests, LocalSandboxLimits limits, CountStore counts, Database database) : ISandbox
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
    public async Task<SandboxStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var (partners, customers, users) = await counts.CountAsync(cancellationToken);
        return new()
        {
            Version = Version,
            Storage = database.Description,
            Clock = clock.State,
            Counts = new() { Partners = partners, Customers = customers, Users = users },
        };
    }
}
