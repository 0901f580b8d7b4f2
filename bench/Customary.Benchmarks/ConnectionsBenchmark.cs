using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>How many GETs by id a second, from one connection to many, beside bare Kestrel.</summary>
internal static class ConnectionsBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var pairs = await VersusBareKestrel.RunAsync(run, token => new GetRequests(run.Scale.Customers, token), async (service, bare, requests) =>
        {
            var found = new List<(int Connections, Pair Pair)>();
            foreach (var connections in run.Scale.ConnectionCounts)
                found.Add((connections, await Pair.RunAsync(service, bare, connections, run.Scale.ForPlot, requests)));
            return found;
        });
        new Plot("GET by id", "connections", "requests a second")
            .Line("bare Kestrel", pairs.Select(each => ((double)each.Connections, each.Pair.Bare(round => round.RequestsASecond).Median)))
            .Line("service", pairs.Select(each => ((double)each.Connections, each.Pair.Service(round => round.RequestsASecond).Median)))
            .Save(run.Plots, "throughput");
        return new Report().Table(
            ["connections", "service, requests a second", "bare Kestrel", "ratio"],
            pairs.Select(each => (string[])
            [
                $"{each.Connections}",
                Report.Number(each.Pair.Service(round => round.RequestsASecond)),
                Report.Number(each.Pair.Bare(round => round.RequestsASecond)),
                Report.Number(each.Pair.Ratio(round => round.RequestsASecond)),
            ]));
    }
}
