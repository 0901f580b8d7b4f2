using System.Diagnostics;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The time from the start of the process to the first response. Both programs are published ReadyToRun. The first start is not counted.</summary>
internal static class StartBenchmark
{
    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var service = await ReadyToRunPublisher.PublishAsync(run.Repository, "src/Customary.Server", "customary", folder.FullName);
            var bare = await ReadyToRunPublisher.PublishAsync(run.Repository, "bench/Customary.Benchmarks.Bare", "bare", folder.FullName);
            var path = await run.Stores.GetAsync(run.Scale.Sizes[0]);
            return Write(await MeasureAsync(run.Scale, path, service, bare));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<(double Service, double Bare)>> MeasureAsync(Scale scale, string path, string service, string bare)
    {
        var storage = $"sqlite:{path}";
        Requests requests;

        // The database contains the issuer's key, so a token stays valid after a restart.
        await using (var first = await RunningService.StartAsync(storage, NumberedCustomer.CountTenants(scale.Sizes[0]))) requests = new GetRequests(scale.Sizes[0], first.Tokens);
        var times = new List<(double, double)>();
        for (var start = 0; start <= scale.Starts; start++)
        {
            var measured = (await TimeAsync(service, RunningService.Arguments(storage), requests), await TimeAsync(bare, ["sqlite", path, $"{NumberedCustomer.Partner(0)}"], requests));
            if (start > 0) times.Add(measured);
        }

        return times;
    }

    private static async Task<double> TimeAsync(string program, string[] arguments, Requests requests)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await ServerProcess.StartAsync(program, arguments, "listens on ");
        await Load.OnceAsync(server.Address, requests);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static Report Write(List<(double Service, double Bare)> times) => new Report()
        .Figure("start to first response relative to a bare web application with SQLite", new(times.Select(time => time.Service / time.Bare)), " x", Target.AtMost(1.5, 1.2))
        .Table(
            ["", "ms"],
            [
                ["service", Report.Number(new Spread(times.Select(time => time.Service)))],
                ["bare web application", Report.Number(new Spread(times.Select(time => time.Bare)))],
            ]);
}
