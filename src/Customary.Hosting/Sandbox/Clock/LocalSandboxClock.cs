using Customary.Client.Sandbox;
using Customary.Hosting.Administration;

namespace Customary.Hosting.Sandbox.Clock;

/// <summary>The clock in the process of the server.</summary>
internal sealed class LocalSandboxClock(SandboxClock clock, SandboxClockService service) : ISandboxClock
{
    /// <summary>The current state.</summary>
    public ClockState State
    {
        get
        {
            var (real, setting) = (clock.RealTime, clock.Setting);
            var now = setting.ToSandboxTime(real);
            return new() { Now = now.ToUniversalTime(), Frozen = setting.FrozenAt is not null, Offset = now - real };
        }
    }

    /// <inheritdoc/>
    public Task<ClockState> GetAsync(CancellationToken cancellationToken = default) => Task.FromResult(State);

    /// <inheritdoc/>
    public async Task<ClockState> SetAsync(ClockChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return (await TrySetAsync(change, cancellationToken)).GetValueOrThrow();
    }

    /// <inheritdoc/>
    public async Task<ClockState> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) => (await TryAdvanceAsync(by, cancellationToken)).GetValueOrThrow();

    /// <summary>Changes the clock. Returns the new state, or the fault.</summary>
    public async Task<Outcome<ClockState>> TrySetAsync(ClockChange change, CancellationToken cancellationToken) =>
        await service.SetAsync(change.Now, change.Frozen, change.Offset, cancellationToken) is { } fault ? fault : State;

    /// <summary>Moves the clock forward. Returns the new state, or the fault.</summary>
    public async Task<Outcome<ClockState>> TryAdvanceAsync(TimeSpan? by, CancellationToken cancellationToken) =>
        await service.AdvanceAsync(by, cancellationToken) is { } fault ? fault : State;
}
