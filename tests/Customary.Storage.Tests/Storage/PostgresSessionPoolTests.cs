using Customary.Storage.Postgres;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Storage.Tests.Storage;

public sealed class PostgresSessionPoolTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestPostgres.NewDatabaseAsync();

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_session_is_closed_when_its_lifetime_is_over()
    {
        await using var pool = CreatePool("Connection Lifetime=60");
        var first = await UseAsync(pool);
        _time.Advance(TimeSpan.FromSeconds(59));
        (await UseAsync(pool)).ShouldBe(first);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await UseAsync(pool)).ShouldNotBe(first);
        (await CountConnectionsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Idle_sessions_are_closed_except_the_minimum()
    {
        await using var pool = CreatePool("Connection Idle Lifetime=60;Connection Pruning Interval=10;Minimum Pool Size=2");
        var sessions = new List<PostgresSession>();
        for (var count = 0; count < 5; count++) sessions.Add(await pool.RentAsync(CancellationToken.None));
        foreach (var session in sessions) await pool.ReturnAsync(session);
        pool.IdleCount.ShouldBe(5);
        _time.Advance(TimeSpan.FromSeconds(59));
        await UseAsync(pool);
        await pool.PruneAsync();
        pool.IdleCount.ShouldBe(5);
        _time.Advance(TimeSpan.FromSeconds(1));
        await pool.PruneAsync();
        pool.IdleCount.ShouldBe(2);
        (await CountConnectionsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_session_in_use_stays_open_while_idle_ones_are_closed()
    {
        await using var pool = CreatePool("Connection Idle Lifetime=60");
        var session = await pool.RentAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromMinutes(30));
        await pool.PruneAsync();
        (await CountConnectionsAsync()).ShouldBe(1);
        await pool.ReturnAsync(session);
        pool.IdleCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_is_returned_after_the_pool_is_disposed_is_closed()
    {
        var pool = CreatePool("");
        var session = await pool.RentAsync(CancellationToken.None);
        await pool.DisposeAsync();
        await pool.ReturnAsync(session);
        (await CountConnectionsAsync()).ShouldBe(0);
    }

    private PostgresSessionPool CreatePool(string settings)
    {
        PostgresConnectionString.TryRead($"{_database.ConnectionString};Application Name=pool test;{settings}", out var address).ShouldBeTrue();
        return new(address!, _time);
    }

    // The process ID of the connection in the server.
    private static async Task<int> UseAsync(PostgresSessionPool pool)
    {
        var session = await pool.RentAsync(CancellationToken.None);
        var process = session.Connection.ProcessID;
        await pool.ReturnAsync(session);
        return process;
    }

    // The server ends a closed connection a moment later.
    private async Task<long> CountConnectionsAsync()
    {
        for (var (last, same) = (-1L, 0); ;)
        {
            var count = (long)(await _database.ExecuteAsync("select count(*) from pg_stat_activity where datname = current_database() and application_name = 'pool test'"))!;
            same = count == last ? same + 1 : 0;
            if (same == 20) return count;
            last = count;
        }
    }
}
