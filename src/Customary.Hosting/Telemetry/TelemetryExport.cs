using System.Reflection;
using Customary.Hosting.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Customary.Hosting.Telemetry;

/// <summary>Sends metrics, traces and logs over OTLP (HTTP with protobuf) to the collector that the setting <c>otlp-endpoint</c> names.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private static readonly string[] Meters =
        [ServerMetrics.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;

    public TelemetryExport(CustomarySettings settings)
    {
        var endpoint = settings.Get(SettingDefinitions.OtlpEndpoint)!;
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource()).AddMeter(Meters)
            .AddOtlpExporter(otlp => Send(otlp, endpoint, "metrics")).Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource()).AddSource(ServerMetrics.Name, "Microsoft.AspNetCore")
            .AddOtlpExporter(otlp => Send(otlp, endpoint, "traces")).Build();
    }

    /// <summary>Adds the log to what is sent, and to the traces what the conventions want in them.</summary>
    public static void Configure(ILoggingBuilder logging, CustomarySettings settings)
    {
        if (!settings.IsSet(SettingDefinitions.OtlpEndpoint, out var endpoint)) return;

        // Without this the framework's traces have a name and a duration, but neither method nor status.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        logging.AddOpenTelemetry(log => log.SetResourceBuilder(Resource()).AddOtlpExporter(otlp => Send(otlp, endpoint!, "logs")));
    }

    /// <summary>Sends what waits, then stops.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    // Which service and which version; nothing of the machine or its user.
    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty().AddService(
        "customary", serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        autoGenerateServiceInstanceId: true);

    private static void Send(OtlpExporterOptions otlp, Uri endpoint, string signal)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new($"{endpoint.ToString().TrimEnd('/')}/v1/{signal}");
    }
}
