using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>GET by ID with all features on (token, rate limit, SQLite, random IDs), compared with bare Kestrel that writes the same body.</summary>
internal static class GetBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var pair = await VersusBareKestrel.RunAsync(run, tokens => new GetRequests(run.Scale.Customers, tokens));
        return new Report()
            .Figure("GET by ID, requests per second relative to bare Kestrel", pair.Ratio(round => round.RequestsPerSecond), "", Target.AtLeast(0.50, 0.70))
            .Figure("server CPU per request relative to bare Kestrel", pair.Ratio(round => round.ProcessorMicroseconds), " x", Target.AtMost(2.3, 1.7))
            .Table(["", "service", "bare Kestrel"], VersusBareKestrel.Rows(pair));
    }
}
