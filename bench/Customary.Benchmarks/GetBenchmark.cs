using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>GET by id with everything on (token, limit, SQLite, random ids) against bare Kestrel with the same body.</summary>
internal static class GetBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var pair = await VersusBareKestrel.RunAsync(run, token => new GetRequests(run.Scale.Customers, token));
        return new Report()
            .Figure("GET by id, requests a second against bare Kestrel", pair.Ratio(round => round.RequestsASecond), "", Target.AtLeast(0.50, 0.70))
            .Figure("server CPU per such request against bare", pair.Ratio(round => round.ProcessorMicroseconds), " x", Target.AtMost(2.3, 1.7))
            .Table(["", "service", "bare Kestrel"], VersusBareKestrel.Rows(pair));
    }
}
