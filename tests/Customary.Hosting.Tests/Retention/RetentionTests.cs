using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Customary.Hosting.Retention;
using Customary.Hosting.Telemetry;
using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Sql;
using Customary.Storage.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Retention;

public sealed class RetentionTests
{
    private const string CountAll = """
        select (select count(*) from idempotency) * 1000000 + (select count(*) from audit_records) * 10000
            + (select count(*) from users where deleted_at > 0) * 100 + (select count(*) from role_members)
        """;

    private static readonly TimeSpan AuditRetention = TimeSpan.FromDays(new AuditOptions().RetentionDays);
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));

    [Theory, AllStores]
    public async Task Expired_rows_are_removed_while_nobody_writes(StoreKind store)
    {
        await using var service = await StartAsync(store);
        for (var count = 0; count < 3; count++) await AddRowsAsync(service);
        (await CountAsync(service)).ShouldBe(3_150_306);
        _clock.Advance(IdempotencyStore.Retention - TimeSpan.FromMilliseconds(1));
        (await RunAsync(service)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await RunAsync(service)).ShouldBe(3);
        (await CountAsync(service)).ShouldBe(150_306);
        _clock.Advance(UserStore.RestorePeriod - IdempotencyStore.Retention);
        (await RunAsync(service)).ShouldBe(3);
        (await CountAsync(service)).ShouldBe(150_003);
        _clock.Advance(AuditRetention - UserStore.RestorePeriod);
        (await RunAsync(service)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        (await RunAsync(service)).ShouldBe(15);
        (await CountAsync(service)).ShouldBe(3);
    }

    [Theory, AllStores]
    public async Task Responses_do_not_depend_on_whether_expired_rows_are_removed(StoreKind store)
    {
        await using var service = await StartAsync(store);
        var before = await RespondAfterExpiryAsync(service, () => Task.FromResult(0L));
        var after = await RespondAfterExpiryAsync(service, () => RunAsync(service));
        before.ShouldBe(["POST 201", "record 404", "records 0", "user 404", "restore 404", "deleted users 0"]);
        after.ShouldBe(before);
    }

    [Theory, AllStores]
    public async Task A_request_removes_no_expired_rows(StoreKind store)
    {
        await using var service = await StartAsync(store);
        await AddRowsAsync(service);
        var (old, count) = (_clock.GetUtcNow(), await CountAsync(service));
        _clock.Advance(AuditRetention + TimeSpan.FromMilliseconds(1));
        await AddRowsAsync(service);
        (await CountAsync(service)).ShouldBe(count * 2);
        _clock.GetUtcNow().ShouldBeGreaterThan(old);
    }

    [Fact]
    public async Task Several_nodes_remove_each_row_once()
    {
        await using var first = await StartAsync(StoreKind.Postgres);
        await using var second = await StartAsync(StoreKind.Postgres, ("storage", first.Storage));
        for (var count = 0; count < 5; count++) await AddRowsAsync(first);
        _clock.Advance(AuditRetention + TimeSpan.FromMilliseconds(1));
        var removed = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => RunAsync(number % 2 == 0 ? first : second)));
        removed.Sum().ShouldBe(5 + 5 + 25);
        (await CountAsync(first)).ShouldBe(5);
    }

    [Fact]
    public async Task A_failed_round_is_logged_and_tried_again()
    {
        await using var service = await StartAsync(StoreKind.Memory);
        await AddRowsAsync(service);
        _clock.Advance(AuditRetention);
        var database = new FailingOnce(service.Services.GetRequiredService<Database>());
        var (audit, logger) = (new AuditStore(database, _clock, new()), new Logger());
        var requests = new IdempotencyStore(database, _clock);
        using var meters = service.Services.GetRequiredService<IMeterFactory>();
        using var retention = new RetentionService(
            new(database, audit, new UserStore(database, _clock, audit, requests), requests), new(service.Services.GetRequiredService<Database>()),
            new(service.Services.GetRequiredService<Database>()), new ServerMetrics(meters), _clock, new(_clock), logger);
        await retention.StartAsync(CancellationToken.None);
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!database.IsUsedAgain.IsCompleted)
        {
            timeout.Token.ThrowIfCancellationRequested();
            _clock.Advance(RetentionService.RetryInterval);
            await Task.Yield();
        }

        await retention.StopAsync(CancellationToken.None);
        logger.Messages.ShouldBe(["Expired rows could not be removed. The server tries again in a minute."]);
    }

    [Fact]
    public async Task The_metrics_count_removed_rows_and_show_the_last_complete_round()
    {
        await using var service = await StartAsync(StoreKind.Memory);
        await AddRowsAsync(service);
        _clock.Advance(AuditRetention + TimeSpan.FromMilliseconds(1));
        var meter = new ConcurrentDictionary<string, long>();
        var scope = service.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, scope) && instrument.Name.StartsWith("customary.retention.", StringComparison.Ordinal)) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => meter.AddOrUpdate(tags.Length == 0 ? instrument.Name : $"{tags[0].Value}", value, (_, sum) => sum + value));
        listener.Start();
        await RunAsync(service);
        listener.RecordObservableInstruments();
        meter.ShouldBe(
            new Dictionary<string, long> { ["responses"] = 1, ["audit_records"] = 5, ["deleted_users"] = 1, ["customary.retention.last_success"] = _clock.GetUtcNow().ToUnixTimeSeconds() },
            ignoreOrder: true);
    }

    // Stops the rounds in the background, so that the tests decide when a round runs.
    private async Task<CustomaryFixture> StartAsync(StoreKind store, params (string Name, string Value)[] settings)
    {
        var service = await CustomaryFixture.StartAsync(store, _clock, settings: settings);
        await service.Services.GetRequiredService<RetentionService>().StopAsync(CancellationToken.None);
        return service;
    }

    // Adds one stored response, five audit records, and a deleted user with a role besides the administrator.
    private static async Task AddRowsAsync(CustomaryFixture service)
    {
        var partner = await service.SignInAsync();
        var created = await partner.PostAsync("/v1/customers", TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        created.Status.ShouldBe(201, created.Text);
        var customer = new TestCustomer(service, partner, created.Json);
        var user = await customer.AddUserAsync("daniel");
        var members = $"{customer.Path}/directoryroles/62e90394-69f5-4237-9190-012177145e10/usermembers";
        (await partner.PostAsync(members, new { id = user["id"]!.GetValue<string>() })).Status.ShouldBe(201);
        (await partner.PatchAsync($"{customer.Users}/{user["id"]}", new { displayName = "Dan" })).Status.ShouldBe(200);
        (await partner.DeleteAsync($"{customer.Users}/{user["id"]}")).Status.ShouldBe(204);
    }

    private async Task<string[]> RespondAfterExpiryAsync(CustomaryFixture service, Func<Task> retain)
    {
        var request = ("MS-RequestId", Guid.NewGuid().ToString());
        var partner = await service.SignInAsync();
        var customer = new TestCustomer(service, partner, (await partner.PostAsync("/v1/customers", TestData.Customer(), request)).Json);
        var user = $"{customer.Users}/{(await customer.AddUserAsync("daniel"))["id"]}";
        var record = (await AuditLog.ReadAsync(partner))[0]["id"]!.GetValue<string>();
        (await partner.DeleteAsync(user)).Status.ShouldBe(204);
        _clock.Advance(AuditRetention + TimeSpan.FromMilliseconds(1));
        partner = await service.SignInAsync(tenant: partner.Tenant.ToString());
        await retain();
        var found = (await partner.GetAsync($"/v1/auditrecords/{record}")).Status;
        var records = (await AuditLog.ReadAsync(partner)).Count;
        return
        [
            $"POST {(await partner.PostAsync("/v1/customers", TestData.Customer(), request)).Status}",
            $"record {found}",
            $"records {records}",
            $"user {(await partner.GetAsync(user)).Status}",
            $"restore {(await partner.PatchAsync(user, new { state = "active" })).Status}",
            $"deleted users {(await (customer with { Partner = partner }).NamesAsync("?filter={\"Field\":\"UserStatus\",\"Value\":\"Inactive\",\"Operator\":\"equals\"}")).Count}",
        ];
    }

    private static Task<long> RunAsync(CustomaryFixture service) => service.Services.GetRequiredService<RetentionService>().RunOnceAsync(CancellationToken.None);

    private static ValueTask<long> CountAsync(CustomaryFixture service) => RowGenerator.CountAsync(service.Services.GetRequiredService<Database>(), CountAll);

    private sealed class FailingOnce(Database database) : Database
    {
        private readonly TaskCompletionSource _isUsedAgain = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        public Task IsUsedAgain => _isUsedAgain.Task;

        public override string Description => database.Description;

        public override async ValueTask<TResult> ReadAsync<TState, TResult>(
            TState state, Func<DbSession, TState, CancellationToken, ValueTask<TResult>> read, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _reads) == 1) throw new StorageUnavailableException("the test's failure");
            _isUsedAgain.TrySetResult();
            return await database.ReadAsync(state, read, cancellationToken);
        }

        public override Task<TResult> WriteAsync<TResult>(Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken) =>
            database.WriteAsync(write, cancellationToken);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Logger : ILogger<RetentionService>
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Enqueue(formatter(state, exception));
    }
}
