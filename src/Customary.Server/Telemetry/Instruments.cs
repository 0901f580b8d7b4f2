using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Customary.Server.Telemetry;

/// <summary>
/// What the service measures of itself besides what the framework does, named after OpenTelemetry's conventions. Where nobody
/// listens, none of it costs more than a look. No value and no name has anything of a request's content in it.
/// </summary>
public sealed class Instruments : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Customary";

    private static readonly KeyValuePair<string, object?> Hit = new("customary.token_cache.result", "hit");
    private static readonly KeyValuePair<string, object?> Miss = new("customary.token_cache.result", "miss");
    private static readonly KeyValuePair<string, object?> Passed = new("customary.limiter.decision", "passed");
    private static readonly KeyValuePair<string, object?> Refused = new("customary.limiter.decision", "refused");

    private readonly Meter _meter;
    private readonly Counter<long> _tokenLookups;
    private readonly Counter<long> _limiterDecisions;
    private readonly Counter<long> _commits;
    private readonly Histogram<long> _groupSizes;

    /// <summary>Makes all of them.</summary>
    public Instruments(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _tokenLookups = _meter.CreateCounter<long>("customary.token_cache.lookups", "{lookup}", "How often a bearer token was looked for among those that were checked before.");
        _limiterDecisions = _meter.CreateCounter<long>("customary.limiter.decisions", "{request}", "How many requests for customers the limit let through or refused.");
        _commits = _meter.CreateCounter<long>("customary.writer.commits", "{commit}", "How many groups of changes were committed; on PostgreSQL each is one change.");
        _groupSizes = _meter.CreateHistogram<long>(
            "customary.writer.group.size", "{change}", "How many changes were committed at once.",
            advice: new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500] });
    }

    /// <summary>The source of traces.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>Whether somebody counts the limit's decisions.</summary>
    public bool CountsDecisions => _limiterDecisions.Enabled;

    /// <summary>A token was looked for.</summary>
    public void LookedUp(bool isFound)
    {
        if (_tokenLookups.Enabled) _tokenLookups.Add(1, isFound ? Hit : Miss);
    }

    /// <summary>The limit let a request through, or did not.</summary>
    public void Decided(bool isPassed) => _limiterDecisions.Add(1, isPassed ? Passed : Refused);

    /// <summary>A group of changes was committed.</summary>
    public void Committed(int changes)
    {
        _commits.Add(1);
        _groupSizes.Record(changes);
    }

    /// <summary>Measures how much waits for the writer, or for a connection to PostgreSQL, whenever somebody asks.</summary>
    public void WatchQueue(Func<long> length) =>
        _meter.CreateObservableUpDownCounter("customary.writer.queue.length", length, "{change}", "How many changes wait for the writer; on PostgreSQL, how much work waits for a connection.");

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();
}
