using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>Pages of 40 at random places of the list against bare Kestrel that writes the bytes of one.</summary>
internal static class PageBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var pair = await VersusBareKestrel.RunAsync(run, token => new PageRequests(run.Scale.Customers, token));
        return new Report()
            .Figure("page of 40, requests a second against bare Kestrel with the same bytes", pair.Ratio(round => round.RequestsASecond), "", Target.AtLeast(0.4, 0.6))
            .Table(["", "service", "bare Kestrel"], VersusBareKestrel.Rows(pair));
    }
}
