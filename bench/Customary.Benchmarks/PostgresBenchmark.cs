using System.Diagnostics;
using System.Globalization;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;
using Customary.Storage;

namespace Customary.Benchmarks;

/// <summary>GET by ID on PostgreSQL, compared with pgbench, which reads the same rows by key with prepared statements.</summary>
internal static class PostgresBenchmark
{
    private const int Clients = 32;

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        await using var cluster = await PostgresCluster.StartAsync(run.Repository);
        if (cluster is null) return new Report().Note("Not measured: no PostgreSQL binaries found.");
        var storage = $"postgres:{cluster.ConnectionString}";
        await (await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None)).DisposeAsync();
        await PostgresSeeder.FillAsync(cluster.ConnectionString, run.Scale.Customers);
        await using var service = await RunningService.StartAsync(storage, NumberedCustomer.CountTenants(run.Scale.Customers));
        var requests = new GetRequests(run.Scale.Customers, service.Tokens);
        var rounds = new List<(Round Service, double Bare)>();
        for (var round = 0; round <= run.Scale.Rounds; round++)
        {
            var measured = (await Round.RunAsync(service.Process, Clients, run.Scale.Round, requests), await PgbenchAsync(cluster, run.Scale));
            if (round > 0) rounds.Add(measured);
        }

        return new Report()
            .Figure("GET by ID on PostgreSQL relative to `pgbench -M prepared`, 32 clients", new(rounds.Select(round => round.Service.RequestsPerSecond / round.Bare)), "", Target.AtLeast(0.25, 0.33))
            .Table(
                ["", "per second"],
                [
                ["server, requests", Report.Number(new Spread(rounds.Select(round => round.Service.RequestsPerSecond)))],
                    ["pgbench, transactions", Report.Number(new Spread(rounds.Select(round => round.Bare)))],
                ])
            .Note($"{run.Scale.Customers:N0} customers. The server used {Report.Number(new Spread(rounds.Select(round => round.Service.ProcessorMicroseconds)))} µs of CPU per request, without the database.");
    }

    // pgbench variables are numbers, so SQL builds the ID. The cost is negligible.
    private static async Task<double> PgbenchAsync(PostgresCluster cluster, Scale scale)
    {
        var script = Path.GetTempFileName();
        try
        {
            var start = NumberedCustomer.IdText(0)[..^12];
            var partner = $"{NumberedCustomer.Partner(0)}"[..^4];
            await File.WriteAllTextAsync(script, $"""
                \set number random(0, {scale.Customers - 1})
                select body, relationship from customers where partner_id = ('{partner}' || lpad(cast(:number % {NumberedCustomer.CountTenants(scale.Customers)} as text), 4, '0'))::uuid and customer_id = ('{start}' || lpad(cast(:number as text), 12, '0'))::uuid;

                """);
            using var pgbench = Process.Start(new ProcessStartInfo(
                Path.Combine(cluster.Binaries, "pgbench"),
                ["-n", "-M", "prepared", "-c", $"{Clients}", "-j", "2", "-T", Math.Ceiling(scale.Round.TotalSeconds).ToString(CultureInfo.InvariantCulture), "-f", script, "-h", "127.0.0.1", "-p", $"{cluster.Port}", "-U", "postgres", "postgres"])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = await pgbench.StandardOutput.ReadToEndAsync();
            var line = output.Split('\n').First(line => line.StartsWith("tps = ", StringComparison.Ordinal));
            return double.Parse(line["tps = ".Length..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }
}
