using Customary.Benchmarks.Reporting;

namespace Customary.Benchmarks;

/// <summary>One benchmark: it measures, and reports a table of its name.</summary>
/// <param name="Name">What it is called on the command line, and its table in the page.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record Benchmark(string Name, Func<BenchmarkRun, Task<Report>> RunAsync)
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("stores", StoresBenchmark.RunAsync),
        new("get", GetBenchmark.RunAsync),
        new("page", PageBenchmark.RunAsync),
        new("connections", ConnectionsBenchmark.RunAsync),
        new("create", CreateBenchmark.RunAsync),
        new("create-connections", CreateConnectionsBenchmark.RunAsync),
        new("size", SizeBenchmark.RunAsync),
        new("memory", MemoryBenchmark.RunAsync),
        new("postgres", PostgresBenchmark.RunAsync),
        new("limiter", LimiterBenchmark.RunAsync),
        new("allocations", AllocationBenchmark.RunAsync),
        new("fairness", FairnessBenchmark.RunAsync),
        new("start", StartBenchmark.RunAsync),
        new("mocks", MocksBenchmark.RunAsync),
    ];
}
