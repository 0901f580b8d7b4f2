using Customary.Storage.Auditing;
using Customary.Storage.Erasure;
using Customary.Storage.Sql;

namespace Customary.Hosting.Erasure;

/// <summary>
/// Erases the personal data of deleted customers in the background, on every node: at once after a deletion on this node,
/// and from time to time what a node that stopped has left.
/// </summary>
internal sealed partial class ErasureService(ErasureStore erasures, TimeProvider clock, ILogger<ErasureService> logger) : BackgroundService
{
    /// <summary>How often it looks for what another node has left, or what failed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.CreateTimer(_ => erasures.Wake(), null, Interval, Interval);
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
            Unavailable(logger, exception);
        }
    }

    private async Task EraseAsync(ErasureKey key, CancellationToken cancellationToken)
    {
        try
        {
            while (await erasures.EraseBatchAsync(key, cancellationToken))
            {
            }
        }
#pragma warning disable CA1031 // One erasure that fails must end neither the others nor the service; it is tried again.
        catch (Exception exception) when (exception is not OperationCanceledException and not StorageUnavailableException)
#pragma warning restore CA1031
        {
            Failed(logger, key.Customer, key.Partner, exception);
        }
    }

    [LoggerMessage(1400, LogLevel.Warning, "Storage is unavailable. The server tries to erase deleted customers again in a minute.")]
    private static partial void Unavailable(ILogger logger, Exception exception);

    [LoggerMessage(1401, LogLevel.Error, "The data of deleted customer {Customer} of partner {Partner} cannot be erased. The server tries again in a minute.")]
    private static partial void Failed(ILogger logger, Guid customer, Guid partner, Exception exception);
}
