using Customary.Core.Sandbox;

namespace Customary.Core.Summaries;

/// <summary>
/// Finds and counts the summaries of partners' customers. A count reads small batches and works a tenth of the time at most; after it, the partner
/// is not counted again for a hundred times as long as the count worked. So a partner with a million customers costs a hundredth of a processor.
/// Source: docs/portal.md#overview.
/// </summary>
internal sealed class PartnerSummaryService(PartnerSummaryStore store, TimeProvider clock, SystemClock systemClock)
{
    /// <summary>The number of customers in a batch.</summary>
    internal const int BatchSize = 250;

    private const int PausePerWork = 9;
    private const int RestPerWork = 100;

    // A node that stops while it counts blocks the partner for this time.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    // A summary that nobody looks at is not kept.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan RequestInterval = TimeSpan.FromDays(1);

    private DateTimeOffset Now => systemClock.Provider.GetUtcNow();

    /// <summary>Finds the summary of a partner; null before its first count.</summary>
    public async ValueTask<PartnerSummary?> FindAsync(Guid partner, CancellationToken cancellationToken) =>
        await store.FindAsync(partner, cancellationToken) is { CountedAt: { } countedAt } stored ? new(CustomerCounts.Read(stored.Content), countedAt, stored.IsCurrent) : null;

    /// <summary>Lists partners whose summaries are kept and whose customers were changed, by ID. An empty list is the end.</summary>
    public ValueTask<List<Guid>> ListChangedAsync(Guid after, CancellationToken cancellationToken) => store.ListChangedAsync(Now - KeptFor, Now, after, cancellationToken);

    /// <summary>Keeps the summary of a partner from now on, because a person looks at it, and counts if customers were changed.</summary>
    public async Task RequestAsync(Guid partner, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(partner, cancellationToken);
        if (stored is not { IsCurrent: true }) await CountAsync(partner, cancellationToken);
        if (stored is not null && stored.RequestedAt < Now - RequestInterval) await store.RequestAsync(partner, Now, cancellationToken);
    }

    /// <summary>Counts the customers of a partner and stores the summary. Returns false if another node counts, or has just counted.</summary>
    /// <exception cref="StorageUnavailableException">The storage failed. The previous summary stays.</exception>
    public async Task<bool> CountAsync(Guid partner, CancellationToken cancellationToken)
    {
        if (!await store.ClaimAsync(partner, Now, Now + Claim, cancellationToken)) return false;
        var claimed = systemClock.Provider.GetTimestamp();

        // A change during the count is after this position, so it leads to the next count.
        var (countedAt, position) = (clock.GetUtcNow(), await store.FindPositionAsync(partner, cancellationToken));
        var (counts, after, work) = (CustomerCounts.Empty(), Guid.Empty, TimeSpan.Zero);
        while (true)
        {
            var started = systemClock.Provider.GetTimestamp();
            var batch = await store.ListCustomersAsync(partner, after, BatchSize, cancellationToken);
            counts = batch.Aggregate(counts, (sum, customer) => sum.Add(customer));
            var elapsed = systemClock.Provider.GetElapsedTime(started);
            work += elapsed;
            if (batch.Count < BatchSize) break;
            after = batch[^1].Id;
            if (systemClock.Provider.GetElapsedTime(claimed) > Claim / 3)
            {
                await store.ExtendAsync(partner, Now + Claim, cancellationToken);
                claimed = systemClock.Provider.GetTimestamp();
            }

            await Task.Delay(elapsed * PausePerWork, systemClock.Provider, cancellationToken);
        }

        await store.ReplaceAsync(partner, counts.Write(), countedAt, position, Now + (work * RestPerWork), cancellationToken);
        return true;
    }
}
