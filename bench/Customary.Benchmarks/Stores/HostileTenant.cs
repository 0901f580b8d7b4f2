using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Stores;

/// <summary>
/// A tenant that uses its whole rate limit at once for the most expensive requests: creates of users with passwords, searches in
/// audit records, pages of 500 customers and deletions of customers.
/// </summary>
internal sealed class HostileTenant
{
    /// <summary>The default rate limit of a tenant per minute.</summary>
    public const int RequestCount = 500;

    private const int Connections = 64;
    private const int Kinds = 4;
    private static int _customersCreated;
    private readonly Uri _server;
    private readonly ConcurrentQueue<byte[]> _requests;

    private HostileTenant(Uri server, IEnumerable<byte[]> requests) => (_server, _requests) = (server, new(requests));

    /// <summary>Creates a tenant with customers (which have audit records) and its requests.</summary>
    public static async Task<HostileTenant> CreateAsync(RunningService service, int customers)
    {
        var token = await service.GetUserTokenAsync(Guid.NewGuid());
        var ids = new ConcurrentBag<(string Id, string Domain)>();
        using var http = new HttpClient { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await Parallel.ForEachAsync(Enumerable.Range(0, customers), new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (_, cancellationToken) =>
        {
            var digits = Interlocked.Increment(ref _customersCreated).ToString("0000000", CultureInfo.InvariantCulture);
            using var body = new StringContent(CreateRequests.Body(digits, digits), Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new Uri("/v1/customers", UriKind.Relative), body, cancellationToken);
            var created = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
            ids.Add((created!["id"]!.GetValue<string>(), NumberedCustomer.Domain(digits)));
        });
        return new(service.Address, Requests(token, [.. ids]));
    }

    /// <summary>Sends all requests and counts the responses by status.</summary>
    public async Task<IReadOnlyDictionary<int, int>> AttackAsync()
    {
        var statuses = new ConcurrentDictionary<int, int>();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendAsync(statuses))));
        return statuses;
    }

    private async Task SendAsync(ConcurrentDictionary<int, int> statuses)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, _server.Port);
        var responses = new ResponseReader(socket) { AcceptsErrors = true };
        while (_requests.TryDequeue(out var request))
        {
            await socket.SendAsync(request);
            statuses.AddOrUpdate(await responses.ReadAsync(), 1, static (_, count) => count + 1);
        }
    }

    // Matches no record, so the server examines as many records as possible.
    private static string NoSuchCompany => Uri.EscapeDataString("""{"Field":"CompanyName","Value":"nobody has this name","Operator":"substring"}""");

    private static IEnumerable<byte[]> Requests(string token, (string Id, string Domain)[] customers)
    {
        var since = DateTime.UtcNow.AddDays(-30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var number = 0; number < RequestCount; number++)
        {
            var (id, domain) = customers[number / Kinds];
            var text = (number % Kinds) switch
            {
                0 => Request("POST", $"/v1/customers/{customers[^1].Id}/users", User(number, customers[^1].Domain)),
                1 => Request("GET", $"/v1/auditrecords?startDate={since}&filter={NoSuchCompany}", ""),
                2 => Request("GET", "/v1/customers?size=500", ""),
                _ => Request("DELETE", $"/v1/customers/{id}", ""),
            };
            yield return Encoding.ASCII.GetBytes(text);
        }

        string Request(string method, string path, string body) =>
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    private static string User(int number, string domain) => $$"""
        {"usageLocation":"US","userPrincipalName":"user{{number}}@{{domain}}","firstName":"Ann","lastName":"Lee","displayName":"Ann Lee","passwordProfile":{"password":"abCD123*","forceChangePassword":true} }
        """;
}
