using Customary.AllocationTests;
using Customary.Benchmarks.Reporting;

namespace Customary.Benchmarks;

/// <summary>Bytes that the server allocates for a GET by ID, measured like the allocation test.</summary>
internal static class AllocationBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run) => new Report()
        .Figure("allocations of a GET by ID", new([await GetAllocations.MeasureAsync()]), " bytes", Target.AtMost(4096, 1536));
}
