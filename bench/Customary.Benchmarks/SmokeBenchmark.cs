using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Customary.Benchmarks;

/// <summary>
/// GET by id with everything on (token, limit, SQLite, random ids) against bare Kestrel with the same body, the two
/// in turn in the same run.
/// </summary>
internal static class SmokeBenchmark
{
    private const int Connections = 32;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(int customers)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "customary.db");
            var partner = Guid.NewGuid();
            var ids = await SeededStore.FillAsync(path, partner, customers);
            await using var service = await ServerProcess.StartAsync(
                "customary.dll", "--environment", "Development", "--urls", "http://127.0.0.1:0", "--storage", $"sqlite:{path}", "--rate-limit", "1000000", "--log", "warning");
            var token = await TokenAsync(service.Address, partner);
            var bodyFile = Path.Combine(folder.FullName, "body.json");
            await File.WriteAllBytesAsync(bodyFile, await BodyAsync(service.Address, ids[0], token));
            await using var bare = await ServerProcess.StartAsync("Customary.Benchmarks.dll", "bare", bodyFile);
            await CompareAsync(service, bare, Requests(ids, token), customers);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CompareAsync(ServerProcess service, ServerProcess bare, List<byte[]> requests, int customers)
    {
        byte[] Request(int number) => requests[(int)((uint)(number * 2654435761L) % requests.Count)];
        await MeasureAsync(bare, Request);
        await MeasureAsync(service, Request);
        var rounds = new List<(Figures Service, Figures Bare)>();
        for (var round = 0; round < Rounds; round++) rounds.Add((await MeasureAsync(service, Request), await MeasureAsync(bare, Request)));

        Console.WriteLine($"GET by id, {customers:N0} customers in SQLite, random ids, token and limit on, {Connections} connections, {Environment.ProcessorCount} cores");
        Console.WriteLine();
        Console.WriteLine("| figure | service | bare Kestrel | ratio (median) | ratio (least to most) |");
        Console.WriteLine("|---|---|---|---|---|");
        Print("requests a second", rounds, figures => figures.RequestsASecond, "N0");
        Print("server CPU, µs a request", rounds, figures => figures.ProcessorMicroseconds, "N1");
        Console.WriteLine();
        Console.WriteLine($"memory of the service after the run, mapped pages of the file aside: {service.OwnMemory}");
    }

    private static void Print(string name, List<(Figures Service, Figures Bare)> rounds, Func<Figures, double> figure, string format)
    {
        var ratios = rounds.Select(round => figure(round.Service) / figure(round.Bare)).Order().ToList();
        string Median(IEnumerable<double> values) => values.Order().ElementAt(rounds.Count / 2).ToString(format, CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(rounds.Select(round => figure(round.Service)))} | {Median(rounds.Select(round => figure(round.Bare)))} | {ratios[ratios.Count / 2]:0.00} | {ratios[0]:0.00} to {ratios[^1]:0.00} |"));
    }

    private static async Task<Figures> MeasureAsync(ServerProcess server, Func<int, byte[]> request)
    {
        var before = server.ProcessorTime;
        var rate = await Load.RunAsync(server.Address, Connections, Round, request);
        var used = server.ProcessorTime - before;
        return new(rate, used.TotalMicroseconds / (rate * Round.TotalSeconds));
    }

    private static List<byte[]> Requests(List<Guid> ids, string token) =>
        [.. ids.Take(100_000).Select(id => Encoding.ASCII.GetBytes($"GET /v1/customers/{id} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n"))];

    private static async Task<string> TokenAsync(Uri service, Guid partner)
    {
        using var http = new HttpClient { BaseAddress = service };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "bench",
            ["client_secret"] = "secret",
        });
        using var response = await http.PostAsync(new Uri($"/{partner}/oauth2/v2.0/token", UriKind.Relative), form);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>();
    }

    private static async Task<byte[]> BodyAsync(Uri service, Guid id, string token)
    {
        using var http = new HttpClient { BaseAddress = service };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await http.GetByteArrayAsync(new Uri($"/v1/customers/{id}", UriKind.Relative));
    }

    private sealed record Figures(double RequestsASecond, double ProcessorMicroseconds);
}
