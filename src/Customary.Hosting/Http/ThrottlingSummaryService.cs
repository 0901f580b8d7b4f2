namespace Customary.Hosting.Http;

/// <summary>Logs how many 429 responses <see cref="ThrottlingSampler"/> left out: after each interval, and when the server stops.</summary>
internal sealed partial class ThrottlingSummaryService(ThrottlingSampler sampler, SystemClock clock, ILogger<ThrottlingSummaryService> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ThrottlingSampler.Interval, clock.Provider);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) WriteSummary();
        }
        finally
        {
            WriteSummary();
        }
    }

    private void WriteSummary()
    {
        foreach (var (partner, leftOut) in sampler.Reset()) LogLeftOut(leftOut, partner);
    }

    [LoggerMessage(1107, LogLevel.Information, "{LeftOut} more requests were answered with 429 since the last such line, partner {Partner}. They have no lines of their own.")]
    private partial void LogLeftOut(long leftOut, Guid? partner);
}
