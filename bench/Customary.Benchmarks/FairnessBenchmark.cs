using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>
/// The latency of GETs of a normal tenant while another tenant sends the most expensive requests within its rate limit, compared
/// with the latency without other load. Quiet and hostile rounds alternate and have the same length.
/// </summary>
internal static class FairnessBenchmark
{
    private const int HonestConnections = 2;
    private const double Tail = 0.99;

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "service.db");
            await using var service = await RunningService.StartAsync($"sqlite:{path}");
            var honest = await HonestRequestsAsync(service);
            await Load.RunAsync(service.Address, HonestConnections, run.Scale.WarmUp, honest);
            var rounds = new List<(LoadResult Quiet, LoadResult Hostile)>();
            var statuses = new Dictionary<int, int>();
            for (var round = 0; round <= run.Scale.Rounds; round++)
            {
                // Each round has a new hostile tenant, so that no tenant exceeds its rate limit.
                var tenant = await HostileTenant.CreateAsync(service, run.Scale.HostileCustomers);
                var attack = Task.Run(tenant.AttackAsync);
                var hostile = await Load.RunAsync(service.Address, HonestConnections, () => attack.IsCompleted, honest);
                var responses = await attack;
                var quiet = await Load.RunAsync(service.Address, HonestConnections, hostile.Length, honest);
                if (round == 0) continue;
                rounds.Add((quiet, hostile));
                foreach (var (status, count) in responses) statuses[status] = statuses.GetValueOrDefault(status) + count;
            }

            return Write(rounds, statuses);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Report Write(List<(LoadResult Quiet, LoadResult Hostile)> rounds, Dictionary<int, int> statuses)
    {
        var responses = statuses.OrderBy(each => each.Key).Select(each => $"{each.Key}: {Report.Number((double)each.Value / rounds.Count)}");
        return new Report()
            .Figure("p99 of a normal tenant's GET under attack by another tenant, relative to the quiet p99", new(rounds.Select(round => round.Hostile.Percentile(Tail) / round.Quiet.Percentile(Tail))), " x", Target.AtMost(50, 10))
            .Table(
                ["GET by ID of a normal tenant, ms", "quiet", "under attack by another tenant"],
                [
                    Row("p50", 0.5),
                    Row("p99", Tail),
                    Row("maximum", 1),
                ])
            .Note($"A hostile round lasted {Report.Number(new Spread(rounds.Select(round => round.Hostile.Length.TotalSeconds)))} s. Average responses to its {HostileTenant.RequestCount} hostile requests by status: {string.Join(", ", responses)}.");

        string[] Row(string name, double part) =>
            [name, Report.Number(new Spread(rounds.Select(round => round.Quiet.Percentile(part) / 1000))), Report.Number(new Spread(rounds.Select(round => round.Hostile.Percentile(part) / 1000)))];
    }

    private static async Task<Requests> HonestRequestsAsync(RunningService service)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", service.Tokens[0]);
        using var body = new StringContent(CreateRequests.Body("0000000", "0000000"), null, "application/json");
        using var response = await http.PostAsync(new Uri("/v1/customers", UriKind.Relative), body);
        var path = response.EnsureSuccessStatusCode().Headers.Location!.ToString();
        return new SameRequest($"GET {new Uri(service.Address, path).AbsolutePath} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {service.Tokens[0]}\r\n\r\n");
    }
}
