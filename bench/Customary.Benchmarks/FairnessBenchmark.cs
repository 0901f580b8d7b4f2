using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;

namespace Customary.Benchmarks;

/// <summary>
/// How long the GETs of an honest tenant take while another tenant does its worst within its limit, against how long they take when
/// nobody else calls. Quiet and hostile rounds alternate and are of the same length.
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
                // A tenant of its own for each round: none of them sends more than its limit allows in a minute.
                var tenant = await HostileTenant.CreateAsync(service, run.Scale.HostileCustomers);
                var attack = Task.Run(tenant.AttackAsync);
                var hostile = await Load.RunAsync(service.Address, HonestConnections, () => attack.IsCompleted, honest);
                var answers = await attack;
                var quiet = await Load.RunAsync(service.Address, HonestConnections, hostile.Length, honest);
                if (round == 0) continue;
                rounds.Add((quiet, hostile));
                foreach (var (status, count) in answers) statuses[status] = statuses.GetValueOrDefault(status) + count;
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
        var answers = statuses.OrderBy(each => each.Key).Select(each => $"{Report.Number((double)each.Value / rounds.Count)} times {each.Key}");
        return new Report()
            .Figure("p99 of an honest tenant's GET while another tenant does its worst, against the quiet p99", new(rounds.Select(round => round.Hostile.Percentile(Tail) / round.Quiet.Percentile(Tail))), " x", Target.AtMost(50, 10))
            .Table(
                ["an honest tenant's GET by id, ms", "quiet", "while another tenant does its worst"],
                [
                    Row("half of the requests answered within", 0.5),
                    Row("99 of 100", Tail),
                    Row("the slowest", 1),
                ])
            .Note($"A hostile round lasted {Report.Number(new Spread(rounds.Select(round => round.Hostile.Length.TotalSeconds)))} s. The {HostileTenant.RequestCount} hostile requests of a round were answered {string.Join(", ", answers)}.");

        string[] Row(string name, double part) =>
            [name, Report.Number(new Spread(rounds.Select(round => round.Quiet.Percentile(part) / 1000))), Report.Number(new Spread(rounds.Select(round => round.Hostile.Percentile(part) / 1000)))];
    }

    private static async Task<Requests> HonestRequestsAsync(RunningService service)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", service.Token);
        using var body = new StringContent(CreateRequests.Body("0000000", "0000000"), null, "application/json");
        using var response = await http.PostAsync(new Uri("/v1/customers", UriKind.Relative), body);
        var path = response.EnsureSuccessStatusCode().Headers.Location!.ToString();
        return new SameRequest($"GET {new Uri(service.Address, path).AbsolutePath} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {service.Token}\r\n\r\n");
    }
}
