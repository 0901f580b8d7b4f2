using Customary.Benchmarks.Reporting;

namespace Customary.Benchmarks;

/// <summary>A benchmark.</summary>
/// <param name="Name">The name on the command line and of the table in docs/performance.md.</param>
/// <param name="RunAsync">Runs the benchmark and reports its tables.</param>
internal sealed record Benchmark(string Name, Func<BenchmarkRun, Task<Report>> RunAsync)
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("stores", StoresBenchmark.RunAsync),
        new("get", GetBenchmark.RunAsync),
        new("page", PageBenchmark.RunAsync),
        new("portal", PortalBenchmark.RunAsync),
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
        new("client", ClientBenchmark.RunAsync),
        new("sandbox", SandboxBenchmark.RunAsync),
        new("state", StateBenchmark.RunAsync),
        new("mocks", MocksBenchmark.RunAsync),
    ];
}
