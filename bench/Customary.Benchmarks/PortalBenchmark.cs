using System.Diagnostics;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;
using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks;

/// <summary>
/// The portal for one partner that has all customers: its list compared with the page of the API that has the same customers, on the same server; the
/// overview; and the count of all customers in the background.
/// </summary>
internal static class PortalBenchmark
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CountTimeout = TimeSpan.FromMinutes(20);

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var customers = run.Scale.Customers;
        var path = await run.Stores.GetAsync(customers, tenants: 1);
        RemoveSummary(path);
        await using var service = await RunningService.StartAsync($"sqlite:{path}");
        var session = (await PortalPageRequests.SignInAsync(service.Address, 1)).Single();
        var token = service.Tokens[0];
        var count = await CountAsync(service, session);
        var deep = await PairAsync(new PortalPageRequests(customers, [session], tenants: 1), new PageRequests(customers, service.Tokens, PortalPageRequests.PageSize, tenantCount: 1));
        var first = await PairAsync(PartnerRequests.FirstPage(session), PartnerRequests.ApiFirstPage(token));
        var search = await PairAsync(PartnerRequests.Search(session, customers), PartnerRequests.ApiSearch(token, customers));
        var overview = await PairAsync(PartnerRequests.Overview(session), PartnerRequests.ApiFirstPage(token));
        return new Report()
            .Figure($"list of a partner with {customers:N0} customers, after a random customer: server CPU per request relative to the API's page of 50", Ratio(deep), " x", Target.AtMost(10, 5))
            .Figure("first page, relative to the API's", Ratio(first), " x", Target.AtMost(10, 5))
            .Figure("search by the beginning of a name, relative to the API's filter", Ratio(search), " x", Target.AtMost(10, 5))
            .Figure("overview, whose summary is stored, relative to the API's page", Ratio(overview), " x", Target.AtMost(10, 5))
            .Figure("processor that the count of all customers uses while it runs", new([count.Work / count.Elapsed]), "", Target.AtMost(0.3, 0.15))
            .Figure("longest response of the overview while all customers are counted", new([count.LongestResponse.TotalMilliseconds]), " ms", Target.AtMost(2_000, 700))
            .Table(["", "portal", "API"], VersusBareKestrel.Rows(deep))
            .Table(["server CPU, µs per request", "portal", "API"], [Row("first page", first), Row("search", search), Row("overview, and the API's first page", overview)])
            .Table([$"count of {customers:N0} customers", "s"], [["work: processor of the server", Report.Number(count.Work.TotalSeconds)], ["from the first overview to the summary", Report.Number(count.Elapsed.TotalSeconds)]]);

        Task<Pair> PairAsync(Requests portal, Requests api) => Pair.RunAsync(service.Process, service.Process, run.Scale.Connections, run.Scale, portal, api);
    }

    private static Spread Ratio(Pair pair) => pair.Ratio(round => round.ProcessorMicroseconds);

    private static string[] Row(string name, Pair pair) => [name, Report.Number(pair.Service(round => round.ProcessorMicroseconds)), Report.Number(pair.Bare(round => round.ProcessorMicroseconds))];

    // An earlier run has stored the summary.
    private static void RemoveSummary(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "delete from partner_summaries";
        command.ExecuteNonQuery();
    }

    private static async Task<Count> CountAsync(RunningService service, string session)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Add("Cookie", session);
        var (started, before, longest) = (Stopwatch.GetTimestamp(), service.Process.ProcessorTime, TimeSpan.Zero);
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            var html = await http.GetStringAsync(new Uri("/portal", UriKind.Relative));
            var response = Stopwatch.GetElapsedTime(asked);
            if (response > longest) longest = response;
            if (html.Contains("class=\"figure\"", StringComparison.Ordinal)) return new(service.Process.ProcessorTime - before, Stopwatch.GetElapsedTime(started), longest);
            if (Stopwatch.GetElapsedTime(started) > CountTimeout) throw new InvalidOperationException("The customers were not counted in time.");
            await Task.Delay(PollInterval);
        }
    }

    private readonly record struct Count(TimeSpan Work, TimeSpan Elapsed, TimeSpan LongestResponse);
}
