using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>GET by ID on a server whose sandbox controls are on and unused, compared with the same server without sandbox controls.</summary>
internal static class SandboxBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        // Each server has its own copy of the store, because a store has one server.
        var storage = $"sqlite:{await run.Stores.GetAsync(run.Scale.Customers)}";
        var copy = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var path = Path.Combine(copy.FullName, "without.db");
            File.Copy(storage["sqlite:".Length..], path);
            var tenants = NumberedCustomer.CountTenants(run.Scale.Customers);
            await using var with = await RunningService.StartAsync(RunningService.Arguments(storage), tenants);
            await using var without = await RunningService.StartAsync(RunningService.ArgumentsWithoutSandbox($"sqlite:{path}", tenants), tenants);
            var pair = await Pair.RunAsync(
                with.Process, without.Process, run.Scale.Connections, run.Scale.ForSmallDifference, new GetRequests(run.Scale.Customers, with.Tokens), new GetRequests(run.Scale.Customers, without.Tokens));
            return new Report()
                .Figure("GET by ID with unused sandbox controls, requests per second relative to a server without them", pair.Ratio(round => round.RequestsPerSecond), "", Target.AtLeast(0.95, 1))
                .Figure("server CPU per request relative to a server without them", pair.Ratio(round => round.ProcessorMicroseconds), " x", Target.AtMost(1.05, 1))
                .Table(["", "with sandbox controls", "without"], VersusBareKestrel.Rows(pair));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
