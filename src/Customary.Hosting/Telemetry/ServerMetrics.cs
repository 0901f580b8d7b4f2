using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Customary.Hosting.Telemetry;

/// <summary>
/// The server's metrics and traces besides those of the framework, named by the OpenTelemetry conventions. They cost nearly
/// nothing without a listener, and contain nothing of a request's content.
/// </summary>
internal sealed class ServerMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Customary";

    private static readonly KeyValuePair<string, object?> Hit = new("customary.token_cache.result", "hit");
    private static readonly KeyValuePair<string, object?> Miss = new("customary.token_cache.result", "miss");
    private static readonly KeyValuePair<string, object?> Allowed = new("customary.limiter.decision", "passed");
    private static readonly KeyValuePair<string, object?> Refused = new("customary.limiter.decision", "refused");

    private static readonly Dictionary<ExpiringRows, string> RowNames = new()
    {
        [ExpiringRows.Responses] = "responses",
        [ExpiringRows.AuditRecords] = "audit_records",
        [ExpiringRows.DeletedUsers] = "deleted_users",
    };

    private readonly Meter _meter;
    private readonly Counter<long> _tokenLookups;
    private readonly Counter<long> _limiterDecisions;
    private readonly Counter<long> _removedRows;
    private long _retainedAt;

    /// <summary>Creates the instruments.</summary>
    public ServerMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _tokenLookups = _meter.CreateCounter<long>("customary.token_cache.lookups", "{lookup}", "The number of lookups of bearer tokens in the token cache.");
        _limiterDecisions = _meter.CreateCounter<long>("customary.limiter.decisions", "{request}", "The number of requests that the rate limit accepted or rejected.");
        _removedRows = _meter.CreateCounter<long>("customary.retention.removed", "{row}", "Rows that were removed because they had expired.");
        _meter.CreateObservableGauge(
            "customary.retention.last_success", ObserveRetention, "s", "The time of the last complete round of the retention on this node, in seconds since 1970.");
        Storage = new(_meter, Source);
    }

    /// <summary>The activity source of the traces.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>The metrics of the storage.</summary>
    public StorageMetrics Storage { get; }

    /// <summary>Whether a listener counts the decisions of the rate limit.</summary>
    public bool CountsDecisions => _limiterDecisions.Enabled;

    /// <summary>Counts a lookup in the token cache.</summary>
    public void RecordTokenLookup(bool isFound)
    {
        if (_tokenLookups.Enabled) _tokenLookups.Add(1, isFound ? Hit : Miss);
    }

    /// <summary>Counts a decision of the rate limit.</summary>
    public void RecordRateLimitDecision(bool isPassed) => _limiterDecisions.Add(1, isPassed ? Allowed : Refused);

    /// <summary>Counts expired rows that were removed.</summary>
    public void RecordRemovedRows(ExpiringRows rows, int count)
    {
        if (count > 0) _removedRows.Add(count, new KeyValuePair<string, object?>("customary.retention.rows", RowNames[rows]));
    }

    /// <summary>Records a complete round of the retention.</summary>
    public void RecordRetention(DateTimeOffset time) => Volatile.Write(ref _retainedAt, time.ToUnixTimeSeconds());

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();

    // Nothing before the first round.
    private IEnumerable<Measurement<long>> ObserveRetention() => Volatile.Read(ref _retainedAt) is > 0 and var time ? [new(time)] : [];
}
