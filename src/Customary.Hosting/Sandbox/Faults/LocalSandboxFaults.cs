using Customary.Client.Sandbox;
using Customary.Hosting.Administration;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>The fault rules in the process of the server.</summary>
internal sealed class LocalSandboxFaults(FaultRules rules) : ISandboxFaults
{
    /// <inheritdoc/>
    public Task<ActiveFault> AddAsync(FaultRule rule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Task.FromResult(rules.Add(rule).GetValueOrThrow());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ActiveFault>> ListAsync(CancellationToken cancellationToken = default) => Task.FromResult(rules.List());

    /// <inheritdoc/>
    public Task<ActiveFault> GetAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(rules.Find(id).GetValueOrThrow());

    /// <inheritdoc/>
    public Task RemoveAsync(string id, CancellationToken cancellationToken = default)
    {
        rules.Remove(id).ThrowIfFailed();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken = default)
    {
        rules.Clear();
        return Task.CompletedTask;
    }
}
