using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Customary.Server.Tests.Deployment;

public sealed class RollingUpgradeTests
{
    private const int Clients = 3;
    private const int RoundsPerStep = 10;

    [Fact(Timeout = 360_000)]
    public async Task Nodes_behind_nginx_restart_one_by_one_and_clients_that_repeat_503_lose_nothing()
    {
        Assert.SkipWhen(ReverseProxy.Executable is null, "nginx is not installed.");
        await using var database = await TestPostgres.NewDatabaseAsync();
        int[] ports = [ReverseProxy.FindFreePort(), ReverseProxy.FindFreePort()];
        var port = ReverseProxy.FindFreePort();
        var nodes = new Dictionary<int, ServerExecutable>();
        try
        {
            foreach (var node in ports) nodes[node] = await StartAsync(node);
            await using var proxy = await ReverseProxy.StartAsync(port, ports);
            var token = await ServerClient.SignInAsync(proxy.Address);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var created = new ConcurrentBag<string>();
            var rounds = Channel.CreateBounded<bool>(1);
            var clients = Enumerable.Range(0, Clients).Select(_ => CreateAndListAsync(proxy.Address, token, created, rounds, stop.Token)).ToList();
            foreach (var node in ports)
            {
                await CompleteRoundsAsync(rounds.Reader);
                await nodes[node].StopAsync();
                await CompleteRoundsAsync(rounds.Reader);
                await nodes[node].DisposeAsync();
                nodes.Remove(node);
                nodes[node] = await StartAsync(node);
            }

            await stop.CancelAsync();
            await Task.WhenAll(clients);
            using var client = new ServerClient(proxy.Address, token);
            (await ListAsync(client)).ShouldBe(created, ignoreOrder: true);
        }
        finally
        {
            foreach (var node in nodes.Values) await node.DisposeAsync();
        }

        Task<ServerExecutable> StartAsync(int node) => ServerExecutable.StartAsync(
            "--urls", $"http://127.0.0.1:{node}", "--public-url", $"http://127.0.0.1:{port}", "--storage", database.Storage, "--rate-limit", "0", "--log", "none");
    }

    // A client that fails completes the channel with its exception, which ends the test.
    private static async Task CreateAndListAsync(Uri address, string token, ConcurrentBag<string> created, Channel<bool> rounds, CancellationToken cancellationToken)
    {
        using var http = new ServerClient(address, token);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var list = await RepeatAsync(() => http.SendAsync(HttpMethod.Get, "/v1/customers?size=1"));
                list.Status.ShouldBe(200, list.Text);
                created.Add(await CreateAsync(http));
                await rounds.Writer.WriteAsync(true, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
        catch (Exception exception)
        {
            rounds.Writer.TryComplete(exception);
            throw;
        }
    }

    private static async Task CompleteRoundsAsync(ChannelReader<bool> rounds)
    {
        for (var round = 0; round < RoundsPerStep; round++) await rounds.ReadAsync(TestContext.Current.CancellationToken);
    }

    // A node that stops might have received the request. The client repeats it with the same ID, as the API's documentation says.
    private static async Task<string> CreateAsync(ServerClient http)
    {
        var (customer, requestId) = (TestData.Customer(), Guid.NewGuid().ToString());
        var response = await RepeatAsync(() => http.SendAsync(HttpMethod.Post, "/v1/customers", customer, requestId));
        response.Status.ShouldBe(201, response.Text);
        return response.Json["id"]!.GetValue<string>();
    }

    private static async Task<ApiResponse> RepeatAsync(Func<Task<ApiResponse>> sendAsync)
    {
        while (true)
        {
            var response = await sendAsync();
            if (response.Status != 503) return response;
        }
    }

    private static async Task<List<string>> ListAsync(ServerClient http)
    {
        var ids = new List<string>();
        for (var path = "/customers"; path is not null;)
        {
            var page = (await http.SendAsync(HttpMethod.Get, "/v1" + path)).Json;
            ids.AddRange(page["items"]!.AsArray().Select(customer => customer!["id"]!.GetValue<string>()));
            path = page["links"]?["next"]?["uri"]?.GetValue<string>();
        }

        return ids;
    }
}
