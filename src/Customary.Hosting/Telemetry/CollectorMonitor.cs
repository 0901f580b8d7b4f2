using System.Diagnostics.Tracing;

namespace Customary.Hosting.Telemetry;

/// <summary>
/// Logs when the collector becomes unavailable and when it is available again: one line each for an outage. The exporter reports
/// its requests only to an event source.
/// </summary>
internal sealed partial class CollectorMonitor : EventListener, IHostedService
{
    private const string Source = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private const string Success = "ExportSuccess";
    private static readonly string[] Failures = ["FailedToReachCollector", "TransientHttpError", "HttpRequestFailed", "OperationUnexpectedlyCanceled", "RequestTimedOut"];

    private readonly Lock _lock = new();
    private readonly HashSet<string> _failing = [];
    private readonly string _collector;
    private readonly ILogger<CollectorMonitor>? _log;

    /// <summary>Creates the monitor of the configured collector.</summary>
    public CollectorMonitor(TelemetryOptions options, ILogger<CollectorMonitor> log) => (_collector, _log) = (options.OtlpEndpoint!.ToString(), log);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source) EnableEvents(eventSource, EventLevel.Informational);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // The base constructor enables the events before the fields have values.
        if (_log is null || eventData.EventName is not { } name || (name != Success && !Failures.Contains(name))) return;

        // The payload begins with the endpoint and ends with the exception. The event source belongs to the process, not to this server.
        if (eventData.Payload is not [string endpoint, .., string reason] || !endpoint.StartsWith(_collector, StringComparison.Ordinal)) return;
        if (name == Success)
        {
            if (RecordSuccess(endpoint)) LogAvailable(_log, _collector);
        }
        else if (RecordFailure(endpoint))
        {
            LogUnavailable(_log, _collector, reason.Split('\n')[0].Trim());
        }
    }

    // Metrics, traces and logs have an endpoint each. The outage ends when all of them are accepted.
    private bool RecordSuccess(string endpoint)
    {
        lock (_lock) return _failing.Remove(endpoint) && _failing.Count == 0;
    }

    private bool RecordFailure(string endpoint)
    {
        lock (_lock) return _failing.Add(endpoint) && _failing.Count == 1;
    }

    [LoggerMessage(1600, LogLevel.Warning, "The collector {Collector} does not accept telemetry, which is lost until it does: {Reason}")]
    private static partial void LogUnavailable(ILogger log, string collector, string reason);

    [LoggerMessage(1601, LogLevel.Information, "The collector {Collector} accepts telemetry again.")]
    private static partial void LogAvailable(ILogger log, string collector);
}
