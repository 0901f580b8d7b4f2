namespace Customary.Client;

/// <summary>Waits on the clock of the client.</summary>
internal static class Clock
{
    /// <summary>Waits for a time.</summary>
    public static Task DelayAsync(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken) =>
#if NETSTANDARD2_0
        clock.Delay(delay, cancellationToken);
#else
        Task.Delay(delay, clock, cancellationToken);
#endif
}
