using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>The latency of a get, a page and a prefix filter at random positions, by database size. The sizes are measured in turn.</summary>
internal static class SizeBenchmark
{
    private const int Connections = 8;
    private static readonly string[] Kinds = ["get by ID", "page of 40", "prefix filter"];

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var running = new List<(int Customers, RunningService Service, Requests[] Requests)>();
        try
        {
            foreach (var customers in run.Scale.Sizes)
            {
                var path = await run.Stores.GetAsync(customers);
                var service = await RunningService.StartAsync($"sqlite:{path}", NumberedCustomer.CountTenants(customers));
                running.Add((customers, service, [new GetRequests(customers, service.Tokens), new PageRequests(customers, service.Tokens), new FilterRequests(customers, service.Tokens)]));
            }

            return Write(run, await MeasureAsync(run.Scale, running));
        }
        finally
        {
            foreach (var (_, service, _) in running) await service.DisposeAsync();
        }
    }

    private static async Task<Dictionary<(int Customers, int Kind), List<double>>> MeasureAsync(Scale scale, List<(int Customers, RunningService Service, Requests[] Requests)> running)
    {
        var medians = new Dictionary<(int, int), List<double>>();
        for (var round = 0; round <= scale.Rounds; round++)
        {
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                foreach (var (customers, service, requests) in running)
                {
                    var load = await Load.RunAsync(service.Address, Connections, scale.PlotRound, requests[kind]);
                    if (round == 0) medians[(customers, kind)] = [];
                    else medians[(customers, kind)].Add(load.MedianMicroseconds);
                }
            }
        }

        return medians;
    }

    private static Report Write(BenchmarkRun run, Dictionary<(int Customers, int Kind), List<double>> medians)
    {
        var (largest, small) = (run.Scale.Sizes[^1], run.Scale.Sizes[1]);
        var report = new Report();
        var plot = new Plot("Median latency, 8 connections", "customers in the database", "microseconds");
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var ratios = medians[(largest, kind)].Zip(medians[(small, kind)], (large, small) => large / small);
            report.Figure($"{Kinds[kind]}, p50 at {largest:N0} customers relative to {small:N0}", new(ratios), " x", Target.AtMost(2, 1.3));
            var line = kind;
            plot.Line(Kinds[kind], run.Scale.Sizes.Select(customers => ((double)customers, new Spread(medians[(customers, line)]).Median)));
        }

        plot.Save(run.Plots, "latency");
        return report.Table(
            ["customers", .. Kinds.Select(kind => $"{kind}, p50 in µs")],
            run.Scale.Sizes.Select(customers => (string[])[$"{customers:N0}", .. Kinds.Select((_, kind) => Report.Number(new Spread(medians[(customers, kind)])))]));
    }
}
