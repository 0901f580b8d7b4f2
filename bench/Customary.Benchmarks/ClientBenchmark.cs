using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;
using Customary.Client;
using Customary.Contracts;

namespace Customary.Benchmarks;

/// <summary>GET by ID through the client, compared with a bare <see cref="HttpClient"/> call with the same deserialization.</summary>
internal static class ClientBenchmark
{
    private const int RequestsPerRound = 2_000;

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        await using var service = await RunningService.StartAsync("memory");
        var token = await service.GetUserTokenAsync(NumberedCustomer.Partner(0));
        var client = new CustomaryClient(service.Address, new AccessTokenCredential(token));
        var id = (await client.Customers.CreateAsync(NewCustomer())).Id!;
        var customer = client.GetCustomer(id);
        using var http = new HttpClient();
        var address = new Uri(service.Address, $"/v1/customers/{id}");

        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < run.Scale.WarmUp;) await MeasurePairAsync();
        var rounds = new List<(Round Client, Round Bare)>();
        for (var round = 0; round < run.Scale.Rounds; round++) rounds.Add(await MeasurePairAsync());

        return new Report()
            .Figure("GET by ID through the client relative to a bare HttpClient call", new(rounds.Select(round => round.Client.Microseconds / round.Bare.Microseconds)), " x", Target.AtMost(1.5, 1.15))
            .Table(
                ["", "client", "bare HttpClient"],
                [
                    ["µs per request", Report.Number(new Spread(rounds.Select(round => round.Client.Microseconds))), Report.Number(new Spread(rounds.Select(round => round.Bare.Microseconds)))],
                    ["bytes allocated per request", Report.Number(new Spread(rounds.Select(round => round.Client.Bytes))), Report.Number(new Spread(rounds.Select(round => round.Bare.Bytes)))],
                ]);

        async Task<(Round Client, Round Bare)> MeasurePairAsync() => (await MeasureAsync(() => customer.GetAsync()), await MeasureAsync(() => GetBareAsync(http, address, token)));
    }

    private static async Task<Customer> GetBareAsync(HttpClient http, Uri address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new("application/json"));
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), RoundTripJson.GetTypeInfo<Customer>())!;
    }

    private static async Task<Round> MeasureAsync(Func<Task<Customer>> getAsync)
    {
        var (bytes, started) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        for (var count = 0; count < RequestsPerRound; count++) await getAsync();
        return new(Stopwatch.GetElapsedTime(started).TotalMicroseconds / RequestsPerRound, (double)(GC.GetTotalAllocatedBytes() - bytes) / RequestsPerRound);
    }

    private static Customer NewCustomer() => new()
    {
        CompanyProfile = new() { Domain = "fabrikam.onmicrosoft.com" },
        BillingProfile = new()
        {
            Email = "ann@fabrikam.com",
            Culture = "en-US",
            Language = "en",
            CompanyName = "Fabrikam",
            DefaultAddress = new() { Country = "US", State = "WA", City = "Redmond", AddressLine1 = "One Way", PostalCode = "98052" },
        },
    };

    private readonly record struct Round(double Microseconds, double Bytes);
}
