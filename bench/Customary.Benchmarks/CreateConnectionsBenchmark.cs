using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>Durable creates per second by number of connections. With more connections, more creates share a commit.</summary>
internal static class CreateConnectionsBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            await using var service = await RunningService.StartAsync($"sqlite:{Path.Combine(folder.FullName, "customary.db")}", NumberedCustomer.MaxTenants);
            var requests = new CreateRequests(service.Tokens);
            await Load.RunAsync(service.Address, run.Scale.Connections, run.Scale.PlotRound, requests);
            var rounds = run.Scale.ConnectionCounts.ToDictionary(connections => connections, _ => new List<LoadResult>());
            for (var round = 0; round < run.Scale.PlotRounds; round++)
            {
                foreach (var (connections, measured) in rounds) measured.Add(await Load.RunAsync(service.Address, connections, run.Scale.PlotRound, requests));
            }

            return Write(run, [.. rounds.Select(each => (each.Key, new Spread(each.Value.Select(load => load.RequestsPerSecond)), new Spread(each.Value.Select(load => load.MedianMicroseconds / 1000))))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Report Write(BenchmarkRun run, List<(int Connections, Spread Creates, Spread Milliseconds)> measured)
    {
        new Plot("Durable creates, SQLite", "connections", "creates per second")
            .Line("service", measured.Select(each => ((double)each.Connections, each.Creates.Median)))
            .Save(run.Plots, "creates");
        return new Report().Table(
            ["connections", "creates per second", "p50, ms"],
            measured.Select(each => (string[])[$"{each.Connections}", Report.Number(each.Creates), Report.Number(each.Milliseconds)]));
    }
}
