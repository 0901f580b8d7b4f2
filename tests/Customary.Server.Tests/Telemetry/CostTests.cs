using Customary.Server.Telemetry;
using Customary.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Server.Tests.Telemetry;

// One after the other: who listens does so in the whole process.
[Collection("telemetry")]
public sealed class CostTests
{
    [Fact]
    public async Task Where_nobody_listens_measuring_allocates_nothing()
    {
        await using var service = await ServiceUnderTest.StartAsync();
        var instruments = service.Parts.GetRequiredService<Instruments>();
        Measure(instruments);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Measure(instruments);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }

    private static void Measure(Instruments instruments)
    {
        for (var i = 0; i < 1_000; i++)
        {
            instruments.LookedUp(isFound: true);
            instruments.LookedUp(isFound: false);
            if (instruments.CountsDecisions) instruments.Decided(isPassed: true);
            instruments.Storage.RecordCommit(1);
            using var activity = instruments.Source.StartActivity("customary.token.check");
        }
    }
}
