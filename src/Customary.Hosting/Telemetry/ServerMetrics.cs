using System.Diagnostics;
using System.Diagnostics.Metrics;
using Customary.Storage.Sql;

namespace Customary.Hosting.Telemetry;

/// <summary>
/// What the service measures of itself besides what the framework does, named after OpenTelemetry's conventions. Where nobody
/// listens, none of it costs more than a look. No value and no name has anything of a request's content in it.
/// </summary>
internal sealed class ServerMetrics : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Customary";

    private static readonly KeyValuePair<string, object?> Hit = new("customary.token_cache.result", "hit");
    private static readonly KeyValuePair<string, object?> Miss = new("customary.token_cache.result", "miss");
    private static readonly KeyValuePair<string, object?> Allowed = new("customary.limiter.decision", "passed");
    private static readonly KeyValuePair<string, object?> Refused = new("customary.limiter.decision", "refused");

    private readonly Meter _meter;
    private readonly Counter<long> _tokenLookups;
    private readonly Counter<long> _limiterDecisions;

    /// <summary>Makes all of them.</summary>
    public ServerMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _tokenLookups = _meter.CreateCounter<long>("customary.token_cache.lookups", "{lookup}", "How often a bearer token was looked for among those that were checked before.");
        _limiterDecisions = _meter.CreateCounter<long>("customary.limiter.decisions", "{request}", "How many requests for customers the limit let through or refused.");
        Storage = new(_meter, Source);
    }

    /// <summary>The source of traces.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>What the store measures.</summary>
    public StorageMetrics Storage { get; }

    /// <summary>Whether somebody counts the limit's decisions.</summary>
    public bool CountsDecisions => _limiterDecisions.Enabled;

    /// <summary>A token was looked for.</summary>
    public void RecordTokenLookup(bool isFound)
    {
        if (_tokenLookups.Enabled) _tokenLookups.Add(1, isFound ? Hit : Miss);
    }

    /// <summary>The limit let a request through, or did not.</summary>
    public void RecordRateLimitDecision(bool isPassed) => _limiterDecisions.Add(1, isPassed ? Allowed : Refused);

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();
}
