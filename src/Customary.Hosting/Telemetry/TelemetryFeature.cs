using System.Reflection;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;

namespace Customary.Hosting.Telemetry;

/// <summary>The log on the console, the server's metrics and their export over OTLP.</summary>
internal static class TelemetryFeature
{
    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>Logs to the console. The framework's own information messages contain paths, so they are not logged.</summary>
    public static ILoggingBuilder AddCustomaryLogging(this ILoggingBuilder logging, TelemetryOptions options)
    {
        logging.SetMinimumLevel(options.LogLevel);
        logging.AddFilter("Microsoft", level => level >= LogLevel.Warning && level >= options.LogLevel);

        // The exception of a failed start is reported in one line. The host would log it too, with a stack trace.
        var start = new HostStart();
        logging.Services.AddSingleton(start);
        logging.AddFilter("Microsoft.Extensions.Hosting", level => start.IsCompleted && level >= LogLevel.Warning && level >= options.LogLevel);

        // The readiness check logs its failures itself.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        // If this category is enabled, the host creates an activity and a log scope for each request: a sixth of the bytes that a
        // GET allocates. The trace exporter enables activities by itself.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        return options.LogAsJson
            ? logging.AddJsonConsole(console => SetTimestamp(console, TimestampFormat))
            : logging.AddSimpleConsole(console => { SetTimestamp(console, $"{TimestampFormat} "); console.SingleLine = true; });
    }

    /// <summary>
    /// Registers the metrics and, if a collector is configured, the export over OTLP (HTTP with protobuf). The exporter also
    /// reads the <c>OTEL_*</c> variables, for example <c>OTEL_EXPORTER_OTLP_HEADERS</c>.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        services.AddSingleton<ServerMetrics>();
        if (options.OtlpEndpoint is null) return services;
        services.AddSingleton(options).AddHostedService<CollectorMonitor>();

        // Without this switch, the framework's traces have neither method nor status.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        services.AddOpenTelemetry()
            .ConfigureResource(SetResource)
            .WithMetrics(metrics => metrics.AddMeter(ServerMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"))
            .WithTracing(traces => traces.AddSource(ServerMetrics.Name, "Microsoft.AspNetCore"))
            .WithLogging()
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, options.OtlpEndpoint);
        return services;
    }

    /// <summary>Adds the <c>OTEL_*</c> variables, which the exporter reads from the configuration.</summary>
    public static void AddOpenTelemetryVariables(this IConfigurationBuilder configuration) =>
        configuration.AddInMemoryCollection(new ConfigurationBuilder().AddEnvironmentVariables().Build().AsEnumerable()
            .Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)));

    // The service and its version, and nothing about the machine or its user.
    private static void SetResource(ResourceBuilder resource) => resource
        .Clear()
        .AddService(
            "customary", serviceVersion: typeof(TelemetryFeature).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            autoGenerateServiceInstanceId: true)
        .AddEnvironmentVariableDetector();

    private static void SetTimestamp(ConsoleFormatterOptions console, string format) => (console.UseUtcTimestamp, console.TimestampFormat) = (true, format);
}
