using Customary.Client.Sandbox;
using Customary.Hosting.Administration;

namespace Customary.Hosting.Sandbox.Requests;

/// <summary>The logged requests in the process of the server.</summary>
internal sealed class LocalSandboxRequests(RequestHistory log, RequestFilterValidator validator) : ISandboxRequests
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<LoggedRequest>> ListAsync(RequestFilter? filter = null, CancellationToken cancellationToken = default) =>
        (await TryListAsync(filter ?? new(), cancellationToken)).GetValueOrThrow().Items;

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken cancellationToken = default)
    {
        log.Clear();
        return Task.CompletedTask;
    }

    /// <summary>Lists logged requests, or returns the fault of the filter.</summary>
    public async Task<Outcome<SandboxCollection<LoggedRequest>>> TryListAsync(RequestFilter filter, CancellationToken cancellationToken)
    {
        var validated = validator.Validate(filter);
        return validated.Fault is { } fault ? fault : new SandboxCollection<LoggedRequest> { Items = await log.FindAsync(validated.Value, cancellationToken) };
    }
}
