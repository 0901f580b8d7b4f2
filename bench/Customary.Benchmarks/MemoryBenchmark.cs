using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The memory that is the service's own, page cache aside, with the largest store on disk.</summary>
internal static class MemoryBenchmark
{
    private const int Starts = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var customers = run.Scale.Sizes[^1];
        var path = await run.Stores.MakeAsync(customers);
        var (started, loaded) = (new List<double>(), new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            await using var service = await RunningService.StartAsync($"sqlite:{path}");
            started.Add(service.Process.OwnMegabytes);
            await Load.RunAsync(service.Address, run.Scale.Connections, run.Scale.Round, new GetRequests(customers, service.Token));
            await Load.RunAsync(service.Address, run.Scale.Connections, run.Scale.Round, new PageRequests(customers, service.Token));
            await Task.Delay(Rest);
            loaded.Add(service.Process.OwnMegabytes);
        }

        return new Report()
            .Figure($"memory at rest with {customers:N0} customers on disk, after a load of gets and pages", new(loaded), " MB", Target.AtMost(150, 90))
            .Table(["", "MB"], [["after the start and a token", Report.Number(new Spread(started))], [$"after gets and pages at {run.Scale.Connections} connections", Report.Number(new Spread(loaded))]]);
    }
}
