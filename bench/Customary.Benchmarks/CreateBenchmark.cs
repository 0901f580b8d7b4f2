using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;
using Customary.Storage;

namespace Customary.Benchmarks;

/// <summary>Durable creates over HTTP on SQLite, compared with a loop that writes the same rows on the same disk.</summary>
internal static class CreateBenchmark
{
    private const int Connections = 64;
    private const int GroupSize = 200;

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var template = await CustomerTemplate.CreateAsync(isOld: false);
            var bare = Path.Combine(folder.FullName, "bare.db");
            await (await DatabaseFactory.OpenAsync($"sqlite:{bare}", TimeProvider.System, CancellationToken.None)).DisposeAsync();
            using var loop = new BareCreates(bare, template);
            await using var service = await RunningService.StartAsync($"sqlite:{Path.Combine(folder.FullName, "service.db")}", NumberedCustomer.MaxTenants);
            var requests = new CreateRequests(service.Tokens);
            var rounds = new List<(double Service, double Single, double Grouped)>();
            for (var round = 0; round <= run.Scale.Rounds; round++)
            {
                var measured = ((await Load.RunAsync(service.Address, Connections, run.Scale.Round, requests)).RequestsPerSecond, loop.Run(run.Scale.Round, 1), loop.Run(run.Scale.Round, GroupSize));
                if (round > 0) rounds.Add(measured);
            }

            return Write(template, rounds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Report Write(CustomerTemplate template, List<(double Service, double Single, double Grouped)> rounds)
    {
        var rows = template.Rows.GroupBy(row => row.Table.Name).Select(table => $"{table.Count()} in {table.Key}");
        return new Report()
            .Figure($"durable creates at {Connections} connections relative to the bare loop with one commit per create", new(rounds.Select(round => round.Service / round.Single)), " x", Target.AtLeast(1.2, 3))
            .Figure($"durable creates relative to the bare loop with groups of {GroupSize}", new(rounds.Select(round => round.Service / round.Grouped)), "", Target.AtLeast(0.4, 0.7))
            .Table(
                ["", "creates per second"],
                [
                    ["service", Report.Number(new Spread(rounds.Select(round => round.Service)))],
                    ["bare loop, one commit per create", Report.Number(new Spread(rounds.Select(round => round.Single)))],
                    [$"bare loop, groups of {GroupSize}", Report.Number(new Spread(rounds.Select(round => round.Grouped)))],
                ])
            .Note($"One create writes {template.Rows.Count} rows: {string.Join(", ", rows)}.");
    }
}
