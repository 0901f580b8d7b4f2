namespace Customary.Hosting.Sandbox.Seed;

/// <summary>Writes to the log how far a large seed is, with its rate and the remaining time.</summary>
/// <param name="clock">The clock of the system.</param>
/// <param name="total">The number of customers.</param>
/// <param name="logger">The log.</param>
internal sealed partial class SeedProgress(TimeProvider clock, int total, ILogger logger)
{
    /// <summary>The time between two lines.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _next = Interval;

    /// <summary>Reports the number of customers that were added until now.</summary>
    public void Report(int added)
    {
        var elapsed = clock.GetElapsedTime(_started);
        if (elapsed < _next) return;
        _next = elapsed + Interval;
        var rate = added / elapsed.TotalSeconds;
        LogProgress(logger, added, total, (int)rate, (int)Math.Ceiling((total - added) / rate));
    }

    [LoggerMessage(1423, LogLevel.Information, "The seed is being added: {Added} of {Customers} customers, {Rate} a second, {Seconds} seconds remaining.")]
    private static partial void LogProgress(ILogger logger, int added, int customers, int rate, int seconds);
}
