using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The private memory of the server, without the page cache, with the largest database.</summary>
internal static class MemoryBenchmark
{
    private const int Starts = 3;
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(3);

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var customers = run.Scale.Sizes[^1];
        var path = await run.Stores.GetAsync(customers);
        var (started, loaded) = (new List<double>(), new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            await using var service = await RunningService.StartAsync($"sqlite:{path}", NumberedCustomer.CountTenants(customers));
            started.Add(service.Process.PrivateMegabytes);
            await Load.RunAsync(service.Address, run.Scale.Connections, run.Scale.Round, new GetRequests(customers, service.Tokens));
            await Load.RunAsync(service.Address, run.Scale.Connections, run.Scale.Round, new PageRequests(customers, service.Tokens));
            await Task.Delay(IdleTime);
            loaded.Add(service.Process.PrivateMegabytes);
        }

        return new Report()
            .Figure($"idle memory with {customers:N0} customers, after gets and pages", new(loaded), " MB", Target.AtMost(150, 90))
            .Table(["", "MB"], [["after startup and the tokens", Report.Number(new Spread(started))], [$"after gets and pages at {run.Scale.Connections} connections", Report.Number(new Spread(loaded))]]);
    }
}
