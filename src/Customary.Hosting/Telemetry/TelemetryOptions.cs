namespace Customary.Hosting.Telemetry;

/// <summary>What is logged and where metrics, traces and logs are sent.</summary>
internal sealed record TelemetryOptions
{
    /// <summary>The least severe level that is logged.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Whether each log line is a JSON object.</summary>
    public bool LogAsJson { get; init; }

    /// <summary>The OTLP collector; null to send nothing.</summary>
    public Uri? OtlpEndpoint { get; init; }
}
