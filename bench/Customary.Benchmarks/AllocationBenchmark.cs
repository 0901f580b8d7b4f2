using Customary.AllocationTests;
using Customary.Benchmarks.Reporting;

namespace Customary.Benchmarks;

/// <summary>What the service allocates for a GET by id, measured as the test of its budget does.</summary>
internal static class AllocationBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run) => new Report()
        .Figure("a get's allocations", new([await GetAllocations.MeasureAsync()]), " bytes", Target.AtMost(4096, 1536));
}
