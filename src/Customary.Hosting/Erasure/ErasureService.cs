using Customary.Hosting.Sandbox.Requests;

namespace Customary.Hosting.Erasure;

/// <summary>
/// Erases the personal data of deleted customers in the background: immediately after a deletion on this node, and every
/// <see cref="Interval"/> the erasures that another node has not finished.
/// </summary>
internal sealed partial class ErasureService(ErasureStore erasures, RequestHistory requests, SystemClock clock, ILogger<ErasureService> logger) : BackgroundService
{
    /// <summary>How often unfinished and failed erasures are retried.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.Provider.CreateTimer(_ => erasures.Wake(), null, Interval, Interval);
        do await EraseAllAsync(stoppingToken);
        while (await erasures.WaitAsync(stoppingToken));
    }

    private async Task EraseAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var key = await erasures.FindNextAsync(default, cancellationToken); key is { } next; key = await erasures.FindNextAsync(next, cancellationToken))
                await EraseAsync(next, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            LogUnavailable(logger, exception);
        }
    }

    private async Task EraseAsync(ErasureKey key, CancellationToken cancellationToken)
    {
        requests.Erase(key.Customer);
        try
        {
            while (await erasures.EraseBatchAsync(key, cancellationToken))
            {
            }
        }
#pragma warning disable CA1031 // A failed erasure must not stop the others. It is retried.
        catch (Exception exception) when (exception is not OperationCanceledException and not StorageUnavailableException)
#pragma warning restore CA1031
        {
            LogFailed(logger, key.Customer, key.Partner, exception);
        }
    }

    [LoggerMessage(1400, LogLevel.Warning, "Storage is unavailable. The server tries to erase deleted customers again in a minute.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(1401, LogLevel.Error, "The data of deleted customer {Customer} of partner {Partner} cannot be erased. The server tries again in a minute.")]
    private static partial void LogFailed(ILogger logger, Guid customer, Guid partner, Exception exception);
}
