using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Customary.Hosting.Tests.Telemetry;

[Collection("telemetry")]
public sealed class CollectorMonitorTests
{
    private const int Unavailable = 1600;
    private const int Available = 1601;

    [Fact]
    public async Task An_outage_of_the_collector_has_one_line_at_its_start_and_one_at_its_end()
    {
        var address = FreeAddress();
        var log = new RecordedLog();
        await using var service = await CustomaryFixture.StartAsync(log: log, settings: [("otlp-endpoint", address)]);
        for (var attempt = 0; attempt < 3; attempt++) await ExportAsync(service);
        var line = log.Lines.Single(line => line.EventId == Unavailable);
        line.Message.ShouldContain(address);
        line.Message.ShouldContain("Connection refused");

        await using (await OtlpCollector.StartAsync(address))
        {
            for (var attempt = 0; attempt < 2; attempt++) await ExportAsync(service);
            await log.FindAsync(line => line.EventId == Available);
        }

        await ExportAsync(service);
        log.Lines.Select(line => line.EventId).Where(id => id is Unavailable or Available).ShouldBe([Unavailable, Available, Unavailable]);
    }

    // Exports a span, and the metrics.
    private static async Task ExportAsync(CustomaryFixture service)
    {
        (await service.Http.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode.ShouldBeTrue();
        service.Services.GetRequiredService<TracerProvider>().ForceFlush();
        service.Services.GetRequiredService<MeterProvider>().ForceFlush();
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
