using Customary.Hosting.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Telemetry;

// Not parallel, because listeners apply to the whole process.
[Collection("telemetry")]
public sealed class IdleTelemetryTests
{
    [Fact]
    public async Task Measuring_without_listeners_allocates_nothing()
    {
        await using var service = await CustomaryFixture.StartAsync();
        var metrics = service.Services.GetRequiredService<ServerMetrics>();
        Measure(metrics);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Measure(metrics);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }

    private static void Measure(ServerMetrics metrics)
    {
        for (var i = 0; i < 1_000; i++)
        {
            metrics.RecordTokenLookup(isFound: true);
            metrics.RecordTokenLookup(isFound: false);
            if (metrics.CountsDecisions) metrics.RecordRateLimitDecision(isPassed: true);
            metrics.Storage.RecordCommit(null, 1);
            using var activity = metrics.Source.StartActivity("customary.token.check");
        }
    }
}
