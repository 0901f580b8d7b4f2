using Customary.Hosting.Health;
using Customary.Storage.Keys;
using Customary.Storage.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Health;

/// <summary><c>/readyz</c> tries a real write, at most once in a few seconds for all probes.</summary>
public sealed class ReadinessTests
{

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Memory)]
    public async Task A_read_only_SQLite_store_is_not_ready_until_writes_succeed(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var database = service.Services.GetRequiredService<Database>();
        await PragmaAsync(database, "max_page_count = 1");
        (await ProbeAsync(service)).ShouldBeFault(503, 800003).Header("Retry-After").ShouldNotBeNull();
        await PragmaAsync(database, "max_page_count = 1073741823");
        (await ProbeAsync(service)).Status.ShouldBe(503, "the result holds for a few seconds");
        clock.Advance(ReadinessCheck.Interval);
        (await ProbeAsync(service)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_read_only_PostgreSQL_server_is_not_ready_until_writes_succeed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var database = await TestPostgres.NewDatabaseAsync();
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Postgres, clock, settings: [("storage", database.Storage)]);
        (await ProbeAsync(service)).Status.ShouldBe(200);
        await SetReadOnlyAsync(database, "on");
        clock.Advance(ReadinessCheck.Interval);
        (await ProbeAsync(service)).ShouldBeFault(503, 800003);
        await SetReadOnlyAsync(database, "off");
        clock.Advance(ReadinessCheck.Interval);
        (await ProbeAsync(service)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_full_disk_under_PostgreSQL_is_not_ready_until_space_is_available()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        using var cluster = await PostgresCluster.RunAsync("small");
        await using var service = await CustomaryFixture.StartAsync(StoreKind.Postgres, clock, settings: [("storage", $"postgres:{cluster.ConnectionString}")]);
        (await ProbeAsync(service)).Status.ShouldBe(200);
        await cluster.SendCommandAsync("fill");
        clock.Advance(ReadinessCheck.Interval);
        (await ProbeAsync(service)).ShouldBeFault(503, 800003);
        await cluster.SendCommandAsync("free");
        clock.Advance(ReadinessCheck.Interval);
        (await ProbeAsync(service)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Probes_share_one_attempt_with_a_timeout()
    {
        using var file = new TemporarySqliteFile();
        using var gate = new ThreadGate();
        await using var database = await file.OpenAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        var counted = new CountedDatabase(database);
        var check = new ReadinessCheck(new(counted, "write-probe", new byte[WriteProbe.ValueLength]), new(clock), NullLogger<ReadinessCheck>.Instance);
        var blocking = database.WriteAsync(
            (_, _) =>
            {
                gate.Pass();
                return new ValueTask<int>(0);
            },
            CancellationToken.None);
        await gate.Reached;

        var waiting = Enumerable.Range(0, 50).Select(_ => check.IsReadyAsync(CancellationToken.None)).ToList();
        await counted.Written;
        clock.Advance(ReadinessCheck.Timeout);
        (await Task.WhenAll(waiting)).ShouldAllBe(ready => !ready);
        clock.Advance(ReadinessCheck.Interval);
        (await check.IsReadyAsync(CancellationToken.None)).ShouldBeFalse("the attempt is still under way");
        counted.Writes.ShouldBe(1);

        gate.Open();
        await blocking;
        await counted.Finished;

        // The first attempt wrote, but its result might still be pending; a new attempt begins when it is available.
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await check.IsReadyAsync(CancellationToken.None))
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        foreach (var _ in Enumerable.Range(0, 50)) (await check.IsReadyAsync(CancellationToken.None)).ShouldBeTrue();
        counted.Writes.ShouldBe(2);
    }

    [Theory, AllStores]
    public async Task Probes_leave_no_rows_and_do_not_count_for_a_partner(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(store, clock, settings: [("rate-limit", "1")]);
        var partner = await service.SignInAsync();
        var keys = new KeyStore(service.Services.GetRequiredService<Database>());
        var before = (await keys.ListAsync(CancellationToken.None)).Keys;
        long? size = null;
        for (var probe = 0; probe < 20; probe++)
        {
            (await ProbeAsync(service)).Status.ShouldBe(200);
            clock.Advance(ReadinessCheck.Interval);
            if (store != StoreKind.Postgres) (size ??= await PagesAsync(service)).ShouldBe(await PagesAsync(service));
        }

        (await keys.ListAsync(CancellationToken.None)).Keys.ShouldBe(before, ignoreOrder: true);
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    private static async Task<ApiResponse> ProbeAsync(CustomaryFixture service)
    {
        using var response = await service.Http.GetAsync(new Uri("/readyz", UriKind.Relative));
        return await ApiResponse.ReadAsync(response);
    }

    private static async Task SetReadOnlyAsync(TestDatabase database, string value)
    {
        await database.ExecuteAsync($"alter database {database.Name} set default_transaction_read_only = {value}");
        await database.ExecuteAsync($"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '{database.Name}' and pid <> pg_backend_pid()");
    }

    private static Task<long> PagesAsync(CustomaryFixture service) =>
        PragmaAsync(service.Services.GetRequiredService<Database>(), "page_count");

    private static Task<long> PragmaAsync(Database database, string pragma) => database.WriteAsync(async (session, cancellationToken) =>
    {
        await using var row = await session.Prepare($"pragma {pragma}").QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? row.GetInt64(0) : 0;
    }, CancellationToken.None);

    /// <summary>Counts the writes to a database.</summary>
    private sealed class CountedDatabase(Database database) : Database
    {
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _writes;

        public int Writes => Volatile.Read(ref _writes);

        /// <summary>Completes when the first write has begun.</summary>
        public Task Written => _written.Task;

        /// <summary>Completes when the first write has ended.</summary>
        public Task Finished => _finished.Task;

        public override string Description => database.Description;

        public override ValueTask<TAnswer> ReadAsync<TState, TAnswer>(
            TState state, Func<DbSession, TState, CancellationToken, ValueTask<TAnswer>> read, CancellationToken cancellationToken) => database.ReadAsync(state, read, cancellationToken);

        public override async Task<TAnswer> WriteAsync<TAnswer>(Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _writes);
            var writing = database.WriteAsync(write, cancellationToken);
            _written.TrySetResult();
            try
            {
                return await writing;
            }
            finally
            {
                _finished.TrySetResult();
            }
        }

        public override ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
