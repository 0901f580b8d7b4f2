using Customary.Core.Sandbox;

namespace Customary.Core.Summaries;

/// <summary>
/// Finds and counts the summaries of partners' customers. The customers are counted in segments. After changes with audit records, only the segments with
/// the changed customers are counted again; all are once a day, and after changes without records. A count reads small batches and works a tenth of the
/// time at most; after it, the partner is not counted again for a hundred times as long as the count worked.
/// Source: docs/portal.md#overview.
/// </summary>
internal sealed class PartnerSummaryService(PartnerSummaryStore store, TimeProvider clock, SystemClock systemClock)
{
    /// <summary>The number of customers in a batch.</summary>
    internal const int BatchSize = 250;

    // The maximum number of records since the last count. More of them can be in all segments.
    private const int MaxRecords = 2_000;
    private const int PausePerWork = 9;
    private const int RestPerWork = 100;

    // A node that stops while it counts blocks the partner for this time.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    // A summary that nobody looks at is not kept.
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan RequestInterval = TimeSpan.FromDays(1);
    private static readonly TimeSpan SegmentsKeptFor = TimeSpan.FromDays(1);

    /// <summary>The number of customers in a segment.</summary>
    internal int SegmentSize { get; init; } = 10_000;

    /// <summary>The number of customers that were read to count them.</summary>
    internal long CustomersRead { get; private set; }

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
        var stored = await store.FindAsync(partner, cancellationToken);

        // A change during the count is after this position, so it leads to the next count.
        var (countedAt, position) = (clock.GetUtcNow(), await store.FindPositionAsync(partner, cancellationToken));
        var run = new Run(this, store, systemClock.Provider, partner, cancellationToken);
        var counts = await CountChangedAsync(run, stored, countedAt, position) ?? SegmentedCounts.Create(countedAt, await run.CountAsync(Guid.Empty, until: null));
        await store.ReplaceAsync(partner, counts.Write(), countedAt, position, Now + (run.Work * RestPerWork), cancellationToken);
        return true;
    }

    // Null if all customers must be counted.
    private async Task<SegmentedCounts?> CountChangedAsync(Run run, StoredSummary? stored, DateTimeOffset countedAt, CustomersPosition position)
    {
        if (stored is not { AuditPosition: >= 0 } || position.AuditPosition < stored.AuditPosition || SegmentedCounts.Read(stored.Content) is not { } counts) return null;
        if (countedAt < counts.AllCountedAt || countedAt - counts.AllCountedAt >= SegmentsKeptFor) return null;
        var changed = await store.ListChangedCustomersAsync(run.Partner, stored.AuditPosition, position.AuditPosition, MaxRecords + 1, run.CancellationToken);

        // A position without a record is that of a change without records.
        if (changed.Count > MaxRecords || (changed.Count == 0 && position.AuditPosition != stored.AuditPosition)) return null;
        var segments = new List<CountedSegment>();
        var after = Guid.Empty;
        foreach (var segment in counts.Segments)
        {
            var (start, end) = (after, segment.Until);
            if (changed.Any(customer => customer > start && (end is null || customer <= end))) segments.AddRange(await run.CountAsync(start, end));
            else segments.Add(segment);
            after = end ?? after;
        }

        return SegmentedCounts.Create(counts.AllCountedAt, segments);
    }

    // One count. It extends the claim of the node while it works.
    private sealed class Run(PartnerSummaryService service, PartnerSummaryStore store, TimeProvider clock, Guid partner, CancellationToken cancellationToken)
    {
        private long _claimed = clock.GetTimestamp();

        public Guid Partner => partner;

        public CancellationToken CancellationToken => cancellationToken;

        public TimeSpan Work { get; private set; }

        /// <summary>Counts the customers whose IDs are in a range, in one or more segments.</summary>
        /// <param name="after">The ID before the range.</param>
        /// <param name="until">The last ID; null for no end.</param>
        public async Task<List<CountedSegment>> CountAsync(Guid after, Guid? until)
        {
            var (segments, counts, position) = (new List<CountedSegment>(), CustomerCounts.Empty(), after);
            while (true)
            {
                var started = clock.GetTimestamp();
                var limit = Math.Min(BatchSize, service.SegmentSize);
                var batch = await store.ListCustomersAsync(partner, position, limit, cancellationToken);
                service.CustomersRead += batch.Count;
                var isLast = batch.Count < limit;
                foreach (var customer in batch)
                {
                    if (customer.Id > until)
                    {
                        isLast = true;
                        break;
                    }

                    if (counts.Total >= service.SegmentSize)
                    {
                        segments.Add(new(position, counts));
                        counts = CustomerCounts.Empty();
                    }

                    counts = counts.Add(customer);
                    position = customer.Id;
                }

                var elapsed = clock.GetElapsedTime(started);
                Work += elapsed;
                if (isLast) break;
                await RestAsync(elapsed);
            }

            segments.Add(new(until, counts));
            return segments;
        }

        private async Task RestAsync(TimeSpan worked)
        {
            if (clock.GetElapsedTime(_claimed) > Claim / 3)
            {
                await store.ExtendAsync(partner, service.Now + Claim, cancellationToken);
                _claimed = clock.GetTimestamp();
            }

            await Task.Delay(worked * PausePerWork, clock, cancellationToken);
        }
    }
}
