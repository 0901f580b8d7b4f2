using System.Collections.Concurrent;

namespace Customary.Hosting.Tests.Nodes;

/// <summary>Tests a server whose PostgreSQL cluster fails; the cluster is private and durable.</summary>
public sealed class NodeFailureTests : IAsyncLifetime, IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private readonly SemaphoreSlim _acknowledgedSignal = new(0);
    private PostgresCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await PostgresCluster.RunAsync("safe");

    public ValueTask DisposeAsync()
    {
        _cluster.Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _acknowledgedSignal.Dispose();

    [Fact]
    public async Task Killing_and_restarting_the_database_returns_503_and_loses_no_acknowledged_customer()
    {
        await using var service = await StartAsync($"Host=127.0.0.1;Port={_cluster.Port}");
        var partner = await service.SignInAsync();
        using var cancellationToken = new CancellationTokenSource();
        var load = LoadAsync(partner, cancellationToken.Token);
        await WaitForAcknowledgedAsync(20);
        await _cluster.SendCommandAsync("kill");
        (await partner.PostAsync("/v1/customers", TestData.Customer())).ShouldBeFault(503, 800003).Header("Retry-After").ShouldNotBeNull();
        (await partner.GetAsync("/v1/customers")).ShouldBeFault(503, 800003).Header("Retry-After").ShouldNotBeNull();
        await _cluster.SendCommandAsync("start");
        await WaitForAcknowledgedAsync(20);
        await cancellationToken.CancelAsync();
        await load;
        foreach (var id in _acknowledged.Keys) (await partner.GetAsync($"/v1/customers/{id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Cutting_connections_under_load_loses_no_acknowledged_customer()
    {
        await using var service = await StartAsync($"Host=127.0.0.1;Port={_cluster.Port}");
        var partner = await service.SignInAsync();
        using var cancellationToken = new CancellationTokenSource();
        var load = LoadAsync(partner, cancellationToken.Token);
        for (var cut = 1; cut <= 5; cut++)
        {
            await WaitForAcknowledgedAsync(10);
            await TestPostgres.ExecuteAsync(_cluster.ConnectionString, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'customary'");
        }

        await WaitForAcknowledgedAsync(10);
        await cancellationToken.CancelAsync();
        await load;
        foreach (var id in _acknowledged.Keys) (await partner.GetAsync($"/v1/customers/{id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Failover_to_a_synchronous_standby_loses_no_acknowledged_customer()
    {
        var standby = await _cluster.SendCommandAsync("standby");
        await TestPostgres.ExecuteAsync(_cluster.ConnectionString, "alter system set synchronous_standby_names = 'standby'");
        await TestPostgres.ExecuteAsync(_cluster.ConnectionString, "select pg_reload_conf()");
        await using var service = await StartAsync($"Host=127.0.0.1:{_cluster.Port},127.0.0.1:{standby}");
        var partner = await service.SignInAsync();
        using var cancellationToken = new CancellationTokenSource();
        var load = LoadAsync(partner, cancellationToken.Token);
        await WaitForAcknowledgedAsync(20);
        await _cluster.SendCommandAsync("kill");
        (await partner.GetAsync("/v1/customers")).ShouldBeFault(503, 800003).Header("Retry-After").ShouldNotBeNull();
        await _cluster.SendCommandAsync("promote");
        await WaitForAcknowledgedAsync(20);
        await cancellationToken.CancelAsync();
        await load;
        foreach (var id in _acknowledged.Keys) (await partner.GetAsync($"/v1/customers/{id}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_commit_without_standby_confirmation_is_not_acknowledged()
    {
        await using var service = await StartAsync($"Host=127.0.0.1;Port={_cluster.Port};Command Timeout=1");
        var partner = await service.SignInAsync();
        var (body, id) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        await TestPostgres.ExecuteAsync(_cluster.ConnectionString, "alter system set synchronous_standby_names = 'gone'");
        await TestPostgres.ExecuteAsync(_cluster.ConnectionString, "select pg_reload_conf()");
        (await partner.PostAsync("/v1/customers", body, id)).ShouldBeFault(503, 800003).Header("Retry-After").ShouldNotBeNull();
        await TestPostgres.ExecuteAsync(_cluster.ConnectionString, "alter system reset synchronous_standby_names");
        await TestPostgres.ExecuteAsync(_cluster.ConnectionString, "select pg_reload_conf()");

        // PostgreSQL committed the change; the repeat detects that and creates no second customer.
        (await partner.PostAsync("/v1/customers", body, id)).Status.ShouldBe(201);
        (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    // Four clients create customers and repeat requests that returned 503, until canceled.
    private Task LoadAsync(TestPartner partner, CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var (body, id) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
            ApiResponse response;
            do
            {
                response = await partner.PostAsync("/v1/customers", body, id);
                response.Status.ShouldBeOneOf(201, 503);
            }
            while (response.Status == 503 && !cancellationToken.IsCancellationRequested);

            if (response.Status != 201) continue;
            _acknowledged[response.Json["id"]!.GetValue<string>()] = true;
            _acknowledgedSignal.Release();
        }
    }, CancellationToken.None)));

    // Waits until the given number of further customers was acknowledged.
    private async Task WaitForAcknowledgedAsync(int count)
    {
        while (await _acknowledgedSignal.WaitAsync(TimeSpan.Zero))
        {
        }

        for (var i = 0; i < count; i++) (await _acknowledgedSignal.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue("The service did not recover.");
    }

    private static Task<CustomaryFixture> StartAsync(string hosts) =>
        CustomaryFixture.StartAsync(StoreKind.Postgres, settings: [("storage", $"postgres:{hosts};Username=postgres;Database=postgres")]);
}
