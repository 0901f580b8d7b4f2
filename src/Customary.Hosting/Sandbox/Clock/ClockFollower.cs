namespace Customary.Hosting.Sandbox.Clock;

/// <summary>Follows the stored clock in the background if several nodes can share it.</summary>
internal sealed partial class ClockFollower(SandboxNodes nodes, SystemClock system, ILogger<ClockFollower> logger) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await nodes.LeaveAsync(cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            // Changes do not wait for a node that does not report.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!nodes.CanHaveOthers) return;
        using var timer = new PeriodicTimer(SandboxNodes.Interval, system.Provider);
        var isUnavailable = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await nodes.FollowAsync(stoppingToken);
                isUnavailable = false;
            }
            catch (StorageUnavailableException exception)
            {
                if (!isUnavailable) LogUnavailable(logger, exception);
                isUnavailable = true;
            }
        }
    }

    [LoggerMessage(1701, LogLevel.Warning, "Storage is unavailable. This node does not have the changes of the sandbox clock until it is available.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);
}
