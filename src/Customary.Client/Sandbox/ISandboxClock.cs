namespace Customary.Client.Sandbox;

/// <summary>
/// The clock of the API: token lifetimes, rate limits, retention periods and all other rules use it. Timeouts, logs and tokens of an
/// external authority use the real time. Several nodes on one database share the clock, and a change returns when every live node
/// has it.
/// </summary>
public interface ISandboxClock
{
    /// <summary>Returns the time.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<ClockState> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets, stops or starts the clock. Properties that are null stay as they are.</summary>
    /// <param name="change">The change. At least one property must be set. The state that <see cref="GetAsync"/> returned can be set again.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="CustomaryException">The server refused the change, and the clock is unchanged.</exception>
    Task<ClockState> SetAsync(ClockChange change, CancellationToken cancellationToken = default);

    /// <summary>Moves the clock forward. A stopped clock stays stopped.</summary>
    /// <param name="by">The duration, more than zero.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="CustomaryException">The duration is not positive, and the clock is unchanged.</exception>
    Task<ClockState> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default);
}
