using System.Text.Json.Nodes;
using Customary.Benchmarks.Measuring;

namespace Customary.Benchmarks.Stores;

/// <summary>
/// The server in its own process with all features on, and several tokens of each of its tenants, so that a cache of one token
/// does not help.
/// </summary>
internal sealed class RunningService : IAsyncDisposable
{
    /// <summary>The server key. The benchmarks need it to sign continuation tokens.</summary>
    public const string Secret = "the benchmark's key is no secret at all";

    /// <summary>The number of tokens of each tenant.</summary>
    public const int TokensPerTenant = 4;

    private RunningService(ServerProcess process, IReadOnlyList<string> tokens) => (Process, Tokens) = (process, tokens);

    public ServerProcess Process { get; }

    public Uri Address => Process.Address;

    /// <summary>The tokens. The tenant of a token is its index modulo the number of tenants.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The arguments of a server with sandbox controls.</summary>
    public static string[] Arguments(string storage) => ["--environment", "Development", "--request-log", "0", .. SharedArguments(storage)];

    /// <summary>The arguments of a server without sandbox controls.</summary>
    public static string[] ArgumentsWithoutSandbox(string storage, int tenants)
    {
        var partners = Enumerable.Range(0, tenants).Select(tenant => $"{NumberedCustomer.Partner(tenant)},partner{tenant}.example");
        return ["--environment", "Production", "--development-issuer", "on", "--partners", string.Join(';', partners), .. SharedArguments(storage)];
    }

    public static Task<RunningService> StartAsync(string storage, int tenants = 1) => StartAsync(Arguments(storage), tenants);

    public static async Task<RunningService> StartAsync(string[] arguments, int tenants)
    {
        var process = await ServerProcess.StartAsync("customary", arguments);
        var tokens = new List<string>();
        for (var number = 0; number < tenants * TokensPerTenant; number++)
        {
            var fields = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = $"bench-{number / tenants}", ["client_secret"] = "secret" };
            tokens.Add(await TokenAsync(process.Address, NumberedCustomer.Partner(number % tenants), fields));
        }

        return new(process, tokens);
    }

    /// <summary>Returns the body of a response, for the bare server.</summary>
    public async Task<byte[]> GetBodyAsync(Requests requests)
    {
        var head = System.Text.Encoding.ASCII.GetString(requests.ForConnection(0)().Span).Split("\r\n");
        using var http = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, head[0].Split(' ')[1]);
        foreach (var line in head.Skip(1).TakeWhile(line => line.Length > 0)) request.Headers.TryAddWithoutValidation(line.Split(": ")[0], line.Split(": ")[1]);
        using var response = await http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    /// <summary>Gets a token of a user of a partner.</summary>
    public Task<string> GetUserTokenAsync(Guid partner) =>
        TokenAsync(Address, partner, new() { ["grant_type"] = "password", ["client_id"] = "bench", ["username"] = "ann@contoso.com", ["password"] = "password", ["scope"] = "https://api.partnercenter.microsoft.com/.default" });

    private static string[] SharedArguments(string storage) =>
        ["--urls", "http://127.0.0.1:0", "--storage", storage, "--public-url", "http://localhost", "--rate-limit", "100000000", "--log", "warning", "--server-key", Secret];

    private static async Task<string> TokenAsync(Uri service, Guid partner, Dictionary<string, string> fields)
    {
        using var http = new HttpClient { BaseAddress = service };
        using var form = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri($"/{partner}/oauth2/v2.0/token", UriKind.Relative), form);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>();
    }
}
