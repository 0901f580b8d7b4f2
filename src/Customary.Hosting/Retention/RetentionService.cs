using Customary.Hosting.Telemetry;

namespace Customary.Hosting.Retention;

/// <summary>
/// Removes expired stored responses, audit records, deleted users, sign-ins on devices and sessions in the background, in small transactions of their own.
/// Each node runs it. No request waits for it, and no response depends on it, because reads treat expired rows as absent.
/// </summary>
internal sealed partial class RetentionService(
    RetentionStore store, DeviceSignInStore signIns, SessionStore sessions, ServerMetrics metrics, TimeProvider clock, SystemClock systemClock, ILogger<RetentionService> logger)
    : BackgroundService
{
    /// <summary>The time between two rounds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>The time before the first round, and before the next round after a failed one.</summary>
    public static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(1);

    /// <summary>Removes all rows that have expired by now. Call it after the clock was moved.</summary>
    /// <returns>The number of removed rows.</returns>
    /// <exception cref="StorageUnavailableException">The storage failed. The rows that were removed before that stay removed.</exception>
    public async Task<long> RunOnceAsync(CancellationToken cancellationToken)
    {
        long total = await signIns.RemoveExpiredAsync(clock.GetUtcNow(), cancellationToken);
        total += await sessions.RemoveExpiredAsync(systemClock.Provider.GetUtcNow(), cancellationToken);
        foreach (var rows in Enum.GetValues<ExpiringRows>())
        {
            for (var partners = await store.ListPartnersAsync(rows, Guid.Empty, cancellationToken); partners.Count > 0;
                 partners = await store.ListPartnersAsync(rows, partners[^1], cancellationToken))
            {
                foreach (var partner in partners) total += await RemoveAsync(rows, partner, cancellationToken);
            }
        }

        metrics.RecordRetention(clock.GetUtcNow());
        return total;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = RetryInterval; ; wait = await TryRunAsync(stoppingToken) ? Interval : RetryInterval)
            await Task.Delay(wait, clock, stoppingToken);
    }

    // A full batch means that more rows have expired. Rows that another node has locked are removed by that node.
    private async Task<long> RemoveAsync(ExpiringRows rows, Guid partner, CancellationToken cancellationToken)
    {
        var total = 0L;
        int removed;
        do
        {
            removed = await store.RemoveBatchAsync(rows, partner, cancellationToken);
            metrics.RecordRemovedRows(rows, removed);
            total += removed;
        }
        while (removed == RetentionStore.BatchSize);
        return total;
    }

    private async Task<bool> TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunOnceAsync(cancellationToken);
            return true;
        }
#pragma warning disable CA1031 // A failed round must not end the service. The next one tries again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception);
            return false;
        }
    }

    [LoggerMessage(1410, LogLevel.Warning, "Expired rows could not be removed. The server tries again in a minute.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
