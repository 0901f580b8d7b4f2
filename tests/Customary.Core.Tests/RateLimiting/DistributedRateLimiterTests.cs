using Customary.Core.RateLimiting;
using Customary.Storage.Postgres;
using Customary.Storage.Sql;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Core.Tests.RateLimiting;

public sealed class DistributedRateLimiterTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Guid _tenant = Guid.NewGuid();
    private TestDatabase _testDatabase = null!;
    private PostgresDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _testDatabase = await TestPostgres.NewDatabaseAsync();
        await _testDatabase.ExecuteAsync("""
            create table server_time (milliseconds bigint);
            insert into server_time values (1800000000000);
            create function public.clock_timestamp() returns timestamptz language sql as 'select to_timestamp(milliseconds / 1000.0) from server_time';
            create unlogged table asked (at timestamptz default now());
            create function note() returns trigger language plpgsql as 'begin insert into asked default values; return null; end';
            create trigger note after insert or update on limits for each row execute function note()
            """);

        // Overrides clock_timestamp() through the search path, so that the test controls the time of the server.
        _database = await PostgresDatabase.OpenAsync(_testDatabase.ConnectionString + ";Search Path=public,pg_catalog", TimeProvider.System, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _testDatabase.DisposeAsync();
    }

    [Fact]
    public async Task Leases_ten_permits_per_query_below_90_percent_and_one_above_and_rejects_without_a_query()
    {
        var node = Node();
        for (var i = 0; i < 450; i++) (await AcquireAsync(node)).ShouldBe(0);
        (await QueryCountAsync()).ShouldBe(45);
        for (var i = 0; i < 50; i++) (await AcquireAsync(node)).ShouldBe(0);
        (await QueryCountAsync()).ShouldBe(95);
        for (var i = 0; i < 20; i++) (await AcquireAsync(node)).ShouldBeInRange(1, 60);
        (await QueryCountAsync()).ShouldBe(96);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task Nodes_together_admit_exactly_the_limit(int limit)
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => Node(limit)).ToList();
        var passed = await Task.WhenAll(Enumerable.Range(0, (limit * 2) + 80).Select(i => Task.Run(() => AcquireAsync(nodes[i % 4]))));
        passed.Count(seconds => seconds == 0).ShouldBe(limit);
    }

    [Fact]
    public async Task Admits_requests_again_one_minute_after_earlier_ones()
    {
        var (first, second) = (Node(20), Node(20));
        for (var i = 0; i < 10; i++) (await AcquireAsync(first)).ShouldBe(0);
        for (var i = 0; i < 10; i++) (await AcquireAsync(second)).ShouldBe(0);
        (await AcquireAsync(first)).ShouldBe(60);
        await AdvanceAsync(58_900);
        (await AcquireAsync(first)).ShouldBe(2);
        (await AcquireAsync(Node(20))).ShouldBe(2);
        await AdvanceAsync(1_100);
        (await AcquireAsync(first)).ShouldBe(0);
    }

    [Fact]
    public async Task Permits_leased_by_a_crashed_node_count_until_one_minute_after_the_lease_ends()
    {
        (await AcquireAsync(Node(10))).ShouldBe(0);
        (await AcquireAsync(Node(10))).ShouldBe(120);
        await AdvanceAsync(119_000);
        (await AcquireAsync(Node(10))).ShouldBe(1);
        await AdvanceAsync(1_000);
        (await AcquireAsync(Node(10))).ShouldBe(0);
    }

    [Fact]
    public async Task Returns_unused_permits_of_an_expired_lease()
    {
        var (node, other) = (Node(20), Node(20));
        (await AcquireAsync(node)).ShouldBe(0);
        await AdvanceAsync(60_000);
        for (var i = 0; i < 10; i++) (await AcquireAsync(node)).ShouldBe(0);
        (await QueryCountAsync()).ShouldBe(2);

        // The first request was a minute ago, so twenty can follow it.
        for (var i = 0; i < 10; i++) (await AcquireAsync(other)).ShouldBe(0);
        (await AcquireAsync(other)).ShouldBe(60);
    }

    [Fact]
    public async Task Nodes_together_never_exceed_the_limit_in_any_minute()
    {
        const int limit = 30;
        var random = new Random(7);
        var nodes = Enumerable.Range(0, 3).Select(_ => Node(limit)).ToList();
        var (now, passed, rejected) = (0L, new List<long>(), 0);
        for (var step = 0; step < 600; step++)
        {
            if (random.Next(3) == 0)
            {
                var milliseconds = random.Next(random.Next(4) == 0 ? 30_000 : 1_500);
                now += milliseconds;
                await AdvanceAsync(milliseconds);
            }

            if (random.Next(40) == 0) nodes[random.Next(3)] = Node(limit);
            if (await AcquireAsync(nodes[random.Next(3)]) == 0) passed.Add(now);
            else rejected++;
        }

        rejected.ShouldBeGreaterThan(0);
        passed.ShouldAllBe(start => passed.Count(at => at >= start && at < start + 60_000) <= limit);
    }

    [Fact]
    public async Task A_repeated_report_counts_once()
    {
        var store = new RateLimitLeaseStore(_database);
        var lease = Guid.NewGuid();
        var acquired = await store.AcquireAsync(new(_tenant, 20, lease, null, ""), CancellationToken.None);
        acquired.Count.ShouldBe(10);
        var until = acquired.At + RateLimitLeaseStore.WindowMilliseconds;
        var report = new RateLimitLeaseRequest(_tenant, 20, Guid.NewGuid(), lease, $"{until} {until} {until}");
        (await store.AcquireAsync(report, CancellationToken.None)).Count.ShouldBe(10);
        (await store.AcquireAsync(report with { Lease = Guid.NewGuid() }, CancellationToken.None)).Count.ShouldBe(7);
    }

    [Fact]
    public async Task Tenants_are_independent_and_idle_ones_are_removed()
    {
        var node = Node(1);
        for (var i = 0; i < 20; i++) (await node.TryAcquireAsync(Guid.NewGuid(), CancellationToken.None)).ShouldBe(0);
        node.TenantCount.ShouldBe(20);
        _clock.Advance(TimeSpan.FromSeconds(121));
        for (var i = 0; i < 20; i++) (await node.TryAcquireAsync(Guid.NewGuid(), CancellationToken.None)).ShouldBe(0);
        node.TenantCount.ShouldBe(20);
    }

    [Fact]
    public async Task Rejects_without_delay_when_the_database_is_unavailable()
    {
        var node = Node();
        await _testDatabase.DisposeAsync();
        await Should.ThrowAsync<StorageUnavailableException>(() => AcquireAsync(node));
        await Should.ThrowAsync<StorageUnavailableException>(() => AcquireAsync(node));
    }

    private DistributedRateLimiter Node(int limit = 500) => new(new(_database), new RateLimitOptions { RequestsPerMinute = limit }, new(TimeProvider.System), _clock);

    private Task<int> AcquireAsync(DistributedRateLimiter node) => node.TryAcquireAsync(_tenant, CancellationToken.None).AsTask();

    private async Task<long> QueryCountAsync() => (long)(await _testDatabase.ExecuteAsync("select count(*) from asked"))!;

    private async Task AdvanceAsync(int milliseconds)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        await _testDatabase.ExecuteAsync($"update server_time set milliseconds = milliseconds + {milliseconds}");
    }
}
