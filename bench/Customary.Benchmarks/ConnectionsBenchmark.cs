using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>GETs by ID per second by number of connections, compared with bare Kestrel.</summary>
internal static class ConnectionsBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var pairs = await VersusBareKestrel.RunAsync(run, tokens => new GetRequests(run.Scale.Customers, tokens), async (service, bare, requests) =>
        {
            var results = new List<(int Connections, Pair Pair)>();
            foreach (var connections in run.Scale.ConnectionCounts)
                results.Add((connections, await Pair.RunAsync(service, bare, connections, run.Scale.ForPlot, requests)));
            return results;
        });
        new Plot("GET by id", "connections", "requests per second")
            .Line("bare Kestrel", pairs.Select(each => ((double)each.Connections, each.Pair.Bare(round => round.RequestsPerSecond).Median)))
            .Line("service", pairs.Select(each => ((double)each.Connections, each.Pair.Service(round => round.RequestsPerSecond).Median)))
            .Save(run.Plots, "throughput");
        return new Report().Table(
            ["connections", "service, requests per second", "bare Kestrel", "ratio"],
            pairs.Select(each => (string[])
            [
                $"{each.Connections}",
                Report.Number(each.Pair.Service(round => round.RequestsPerSecond)),
                Report.Number(each.Pair.Bare(round => round.RequestsPerSecond)),
                Report.Number(each.Pair.Ratio(round => round.RequestsPerSecond)),
            ]));
    }
}
