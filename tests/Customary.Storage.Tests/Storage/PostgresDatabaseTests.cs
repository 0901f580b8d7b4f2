using Customary.Hosting.Configuration;
using Customary.Storage.Keys;
using Customary.Storage.Postgres;
using Customary.Storage.Sql;

namespace Customary.Storage.Tests.Storage;

public sealed class PostgresDatabaseTests : IAsyncLifetime
{
    private TestDatabase _made = null!;

    public async ValueTask InitializeAsync() => _made = await TestPostgres.NewDatabaseAsync();

    public async ValueTask DisposeAsync() => await _made.DisposeAsync();

    [Fact]
    public async Task Ten_nodes_that_start_at_once_create_the_schema_once()
    {
        await using var empty = await TestPostgres.NewDatabaseAsync(empty: true);
        var opened = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => OpenAsync(empty.ConnectionString)));
        var keys = await Task.WhenAll(opened.Select((database, i) => new KeyStore(database).AddOrFindAsync("key", [(byte)i], CancellationToken.None)));
        keys.ShouldAllBe(key => key.SequenceEqual(keys[0]));
        foreach (var database in opened) await database.DisposeAsync();
    }

    [Fact]
    public async Task A_deadlocked_write_is_retried()
    {
        await using var database = await OpenAsync(_made.ConnectionString);
        await _made.ExecuteAsync("create table numbers (id bigint primary key, value bigint); insert into numbers values (1, 0), (2, 0)");
        using var bothHold = new Barrier(2);
        var tries = 0;
        async Task<int> Write(long first, long second) => await database.WriteAsync(async (session, cancellationToken) =>
        {
            var isFirstTry = Interlocked.Increment(ref tries) <= 2;
            await session.Prepare(Add).Bind(first).ExecuteAsync(cancellationToken);
            if (isFirstTry) bothHold.SignalAndWait(cancellationToken);
            await session.Prepare(Add).Bind(second).ExecuteAsync(cancellationToken);
            return 0;
        }, CancellationToken.None);
        await Task.WhenAll(Task.Run(() => Write(1, 2)), Task.Run(() => Write(2, 1)));
        tries.ShouldBeGreaterThan(2);
        (await _made.ExecuteAsync("select sum(value) from numbers")).ShouldBe(4m);
    }

    [Fact]
    public async Task A_broken_connection_fails_no_request()
    {
        await using var database = await OpenAsync(_made.ConnectionString);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new KeyStore(database).AddOrFindAsync("key", [1], CancellationToken.None)));
        await _made.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        (await new KeyStore(database).FindAsync("key", CancellationToken.None)).ShouldBe([1]);
        await _made.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        (await new KeyStore(database).AddOrFindAsync("key", [2], CancellationToken.None)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_schema_change_by_a_newer_node_fails_no_request()
    {
        await using var database = await OpenAsync(_made.ConnectionString);
        (await new KeyStore(database).AddOrFindAsync("key", [1], CancellationToken.None)).ShouldBe([1]);
        await _made.ExecuteAsync("alter table server_keys alter column value type bytea using value || value");
        await _made.ExecuteAsync("alter table server_keys alter column name type varchar(80)");
        (await new KeyStore(database).FindAsync("key", CancellationToken.None)).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task An_exhausted_connection_pool_fails_within_the_timeout()
    {
        await using var database = await OpenAsync(_made.ConnectionString + ";Maximum Pool Size=1;Timeout=1");
        var (holds, letGo) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = database.ReadAsync(0, async (_, _, _) =>
        {
            holds.SetResult();
            await letGo.Task;
            return 0;
        }, CancellationToken.None).AsTask();
        await holds.Task;
        await Should.ThrowAsync<StorageUnavailableException>(() => new KeyStore(database).FindAsync("key", CancellationToken.None).AsTask());
        letGo.SetResult();
        await holding;
        (await new KeyStore(database).FindAsync("key", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_statement_timeout_keeps_the_session_usable()
    {
        await using var database = await OpenAsync(_made.ConnectionString + ";Command Timeout=1;Maximum Pool Size=1");
        await Should.ThrowAsync<StorageUnavailableException>(() => database.WriteAsync(
            async (session, cancellationToken) => await session.Prepare("select pg_sleep(60)").ExecuteAsync(cancellationToken), CancellationToken.None));
        (await new KeyStore(database).AddOrFindAsync("key", [1], CancellationToken.None)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_canceled_write_is_rolled_back()
    {
        await using var database = await OpenAsync(_made.ConnectionString + ";Maximum Pool Size=1");
        using var gone = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare("insert into server_keys (name, value) values ('key', 'x')").ExecuteAsync(cancellationToken);
            await gone.CancelAsync();
            return await session.Prepare("select pg_sleep(60)").ExecuteAsync(cancellationToken);
        }, gone.Token));
        (await new KeyStore(database).FindAsync("key", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_description_omits_the_password()
    {
        await using var database = await OpenAsync(_made.ConnectionString + ";Password=geheim");
        database.Description.ShouldStartWith($"PostgreSQL database {_made.Name} on ");
        database.Description.ShouldNotContain("geheim");
    }

    [Fact]
    public async Task The_error_of_an_unreachable_server_omits_the_password()
    {
        var exception = await Should.ThrowAsync<StorageUnavailableException>(() => OpenAsync("Host=127.0.0.1;Port=1;Username=u;Database=d;Password=geheim"));
        exception.Message.ShouldContain("PostgreSQL database d on 127.0.0.1:1 cannot be reached");
        exception.ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public async Task A_database_with_another_encoding_is_rejected()
    {
        var name = $"t{Guid.NewGuid():N}";
        await _made.ExecuteAsync($"create database {name} template template0 encoding 'LATIN1' locale 'C'");
        (await Should.ThrowAsync<StorageUnavailableException>(() => OpenAsync(_made.ConnectionString + $";Database={name}"))).Message.ShouldContain("UTF8");
        await _made.ExecuteAsync($"drop database {name} with (force)");
    }

    [Theory]
    [InlineData("postgres:")]
    [InlineData("postgres:Host=localhost;Password=geheim")]
    [InlineData("postgres:Database=d;Password=geheim;Nonsense=1")]
    [InlineData("postgres:Database=d;Password=geheim;Port=many")]
    public void An_invalid_connection_string_is_rejected_and_not_printed(string storage)
    {
        var configuration = SettingsConfiguration.Build(new Dictionary<string, string> { ["storage"] = storage, ["environment"] = "Development" });
        var exception = Should.Throw<SettingsException>(() => CustomarySettings.Read(configuration));
        exception.Message.ShouldStartWith("--storage: ");
        exception.Message.ShouldNotContain("geheim");
    }

    private const string Add = "update numbers set value = value + 1 where id = $1";

    private static Task<PostgresDatabase> OpenAsync(string connectionString) =>
        PostgresDatabase.OpenAsync(connectionString, TimeProvider.System, CancellationToken.None);
}
