using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>Pages of 40 at random positions of the list, compared with bare Kestrel that writes the bytes of one page.</summary>
internal static class PageBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var pair = await VersusBareKestrel.RunAsync(run, tokens => new PageRequests(run.Scale.Customers, tokens));
        return new Report()
            .Figure("page of 40, requests per second relative to bare Kestrel", pair.Ratio(round => round.RequestsPerSecond), "", Target.AtLeast(0.4, 0.6))
            .Table(["", "service", "bare Kestrel"], VersusBareKestrel.Rows(pair));
    }
}
