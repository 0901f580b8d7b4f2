using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace Customary.Portal.Overview;

/// <summary>
/// Keeps the summaries of partners' customers in the background: as soon as a person looks at one, and every <see cref="Interval"/> those whose
/// customers were changed. A page shows what is stored and waits only a moment for a count.
/// </summary>
internal sealed partial class SummaryService(PartnerSummaryService summaries, SystemClock clock, ILogger<SummaryService> logger) : BackgroundService
{
    /// <summary>The time between two rounds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<Guid, Lazy<Task>> _requested = new();
    private readonly SemaphoreSlim _slots = new(4);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Finds the summary that a page shows, and has it counted if customers were changed. Null if the first count takes longer than a page waits.</summary>
    public async ValueTask<PartnerSummary?> GetAsync(Guid partner, CancellationToken cancellationToken)
    {
        var request = _requested.GetOrAdd(partner, key => new(() => RequestAsync(key))).Value;
        await Task.WhenAny(request, Task.Delay(MaxWait, clock.Provider, cancellationToken));
        return await summaries.FindAsync(partner, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_requested.Values.Select(request => request.Value)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _slots.Dispose();
        _stopping.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock.Provider);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(CountChangedAsync, stoppingToken);
    }

    private async Task CountChangedAsync(CancellationToken cancellationToken)
    {
        for (var partners = await summaries.ListChangedAsync(Guid.Empty, cancellationToken); partners.Count > 0;
             partners = await summaries.ListChangedAsync(partners[^1], cancellationToken))
        {
            foreach (var partner in partners) await summaries.CountAsync(partner, cancellationToken);
        }
    }

    // Runs apart from the request that asks for it, which can end earlier.
    private Task RequestAsync(Guid partner) => Task.Run(
        async () =>
        {
            try
            {
                await TryAsync(
                    async cancellationToken =>
                    {
                        await _slots.WaitAsync(cancellationToken);
                        try
                        {
                            await summaries.RequestAsync(partner, cancellationToken);
                        }
                        finally
                        {
                            _slots.Release();
                        }
                    },
                    _stopping.Token);
            }
            finally
            {
                _requested.TryRemove(partner, out _);
            }
        },
        CancellationToken.None);

    private async Task TryAsync(Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops.
        }
#pragma warning disable CA1031 // A failed count must not end the service. The next one tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(logger, exception);
        }
    }

    [LoggerMessage(1430, LogLevel.Warning, "The customers of a partner could not be counted for the portal. The server tries again in a minute.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
