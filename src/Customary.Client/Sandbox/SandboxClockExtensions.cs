namespace Customary.Client.Sandbox;

/// <summary>Common changes of the clock.</summary>
public static class SandboxClockExtensions
{
    /// <summary>Stops the clock.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="now">The time at which it stands. Default: the current time of the clock.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The new state.</returns>
    public static Task<ClockState> FreezeAsync(this ISandboxClock clock, DateTimeOffset? now = null, CancellationToken cancellationToken = default) =>
        Require(clock).SetAsync(new() { Now = now, Frozen = true }, cancellationToken);

    /// <summary>Starts the clock again, at the time at which it stands, or at the given offset from the real time.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="offset">The difference from the real time; negative for the past. Default: the clock continues where it stands.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The new state.</returns>
    public static Task<ClockState> RunAsync(this ISandboxClock clock, TimeSpan? offset = null, CancellationToken cancellationToken = default) =>
        Require(clock).SetAsync(new() { Offset = offset, Frozen = false }, cancellationToken);

    private static ISandboxClock Require(ISandboxClock clock) => clock ?? throw new ArgumentNullException(nameof(clock));
}
