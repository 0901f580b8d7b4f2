using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Customary.Hosting;
using Customary.Hosting.Configuration;

namespace Customary.AllocationTests;

/// <summary>
/// Measures what the server allocates for <c>GET /v1/customers/{id}</c> over real HTTP, with a token, the rate limit
/// and an SQLite file.
/// </summary>
internal static class GetAllocations
{
    private const int Customers = 50;
    private const int WarmUp = 20_000;
    private const int Requests = 5_000;
    private const int Rounds = 5;

    /// <summary>Returns the bytes per request: the minimum of several rounds, because timers and JIT compilation can only add to them.</summary>
    public static async Task<double> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("customary-budget-");
        try
        {
            await using var service = await CustomaryServer.StartAsync(Settings(Path.Combine(folder.FullName, "customary.db")), TimeProvider.System, CancellationToken.None);
            var address = new Uri(service.ListeningUrls[0]);
            return Measure(address, await CreateRequestsAsync(address));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Measure(Uri address, byte[][] requests)
    {
        using var requester = new Requester(address);
        for (var request = 0; request < WarmUp; request++) requester.Send(requests[request % requests.Length]);
        var least = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var request = 0; request < Requests; request++) requester.Send(requests[request % requests.Length]);
            least = Math.Min(least, (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / Requests);
        }

        return least;
    }

    private static CustomarySettings Settings(string path) => CustomarySettings.Read(SettingsConfiguration.Build(
        new Dictionary<string, string>
        {
            ["environment"] = "Development",
            ["urls"] = "http://127.0.0.1:0",
            ["storage"] = $"sqlite:{path}",
            ["rate-limit"] = "1000000",
            ["log"] = "warning",
            ["request-log"] = "0",
        }));

    // Kestrel reuses header strings that do not change, so two consecutive requests never ask for the same customer.
    private static async Task<byte[][]> CreateRequestsAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "budget", ["client_secret"] = "secret" });
        using var issued = await http.PostAsync(new Uri("/partner.onmicrosoft.com/oauth2/v2.0/token", UriKind.Relative), form);
        var token = JsonNode.Parse(await issued.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var requests = new byte[Customers][];
        for (var number = 0; number < Customers; number++)
            requests[number] = Encoding.ASCII.GetBytes($"GET {await CreateAsync(http, number)} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n\r\n");
        return requests;
    }

    private static async Task<string> CreateAsync(HttpClient http, int number)
    {
        using var body = new StringContent($$"""
            {"CompanyProfile":{"Domain":"budget{{number}}.onmicrosoft.com"},"BillingProfile":{"Culture":"en-US","Email":"billing@contoso.com","Language":"en","CompanyName":"Contoso {{number}}","DefaultAddress":{"FirstName":"Ann","LastName":"Lee","AddressLine1":"1 Main Street","City":"Redmond","State":"WA","PostalCode":"98052","Country":"US","PhoneNumber":"4255550101"} } }
            """, Encoding.UTF8, "application/json");
        using var created = await http.PostAsync(new Uri("/v1/customers", UriKind.Relative), body);
        return created.EnsureSuccessStatusCode().Headers.Location!.OriginalString;
    }
}
