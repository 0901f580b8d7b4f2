using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Customary.Server.Tests.Terminal;

/// <summary>
/// Interrupts the commands that work on a store, in a pseudo-terminal. Each is held first, by a lock or by a statement that never ends, so it cannot be
/// faster than the interruption.
/// </summary>
public sealed class StoreInterruptionTests : IDisposable
{
    private const int Customers = 700;
    private const int BatchSize = 500;

    // Yields no row, and never ends.
    private const string Endless = "with recursive numbers(n) as (select 1 union all select n + 1 from numbers) select n from numbers where n < 0";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("customary-test-");

    private string Store => Path.Combine(_folder.FullName, "customary.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_interrupted_copy_says_how_to_resume_and_the_same_command_completes_it()
    {
        await FillAsync(Customers);
        await using var target = await TestPostgres.NewDatabaseAsync();
        string[] command = ["copy", "--from", $"sqlite:{Store}", "--to", target.Storage];

        // The lock holds the copy in its second batch of customers.
        await target.ExecuteAsync("create sequence copied");
        await target.ExecuteAsync($"create function hold() returns trigger language plpgsql as $$ begin if nextval('copied') = {(BatchSize + 100).ToString(CultureInfo.InvariantCulture)} then perform pg_advisory_xact_lock(1); end if; return new; end $$");
        await target.ExecuteAsync("create trigger hold before insert on customers for each row execute function hold()");
        await using (var holder = await HoldAsync(target, "select pg_advisory_lock(1)"))
        {
            await using var terminal = PseudoTerminal.Start(command);
            await WaitForLockAsync(target, terminal);
            await terminal.WriteAsync(PseudoTerminal.Interrupt);
            (await terminal.WaitForExitAsync()).ShouldBe(1, terminal.Output);
            terminal.Output.ShouldContain("Interrupted. Run the same command again to resume after the last copied row.");
            (await target.ExecuteAsync("select count(*) from customers")).ShouldBe((long)BatchSize);
        }

        var (code, output) = await PseudoTerminal.RunAsync(command);
        code.ShouldBe(0, output);
        output.ShouldContain("customers    700 rows, the same in both");
        output.ShouldNotContain("NOT the same");
    }

    [Fact]
    public async Task An_interrupted_check_of_PostgreSQL_ends_at_once_and_changes_nothing()
    {
        await using var database = await TestPostgres.NewDatabaseAsync();
        await FillAsync(3, database.Storage);
        const string Content = "select md5(string_agg(customers::text, '' order by customers::text)) from customers";
        var before = await database.ExecuteAsync(Content);
        string[] command = ["check", "--storage", database.Storage];
        await using (var holder = await HoldAsync(database, "begin; lock table users in access exclusive mode"))
        {
            await using var terminal = PseudoTerminal.Start(command);
            await WaitForLockAsync(database, terminal);
            await terminal.WriteAsync(PseudoTerminal.Interrupt);
            (await terminal.WaitForExitAsync()).ShouldBe(1, terminal.Output);
            terminal.Output.ShouldContain("Interrupted. The check is not complete, and the store was not changed.");
            terminal.Output.ShouldNotContain("No findings");
        }

        var (code, output) = await PseudoTerminal.RunAsync(command);
        code.ShouldBe(0, output);
        output.ShouldContain("No findings.");
        (await database.ExecuteAsync(Content)).ShouldBe(before);
    }

    [Fact]
    public async Task An_interrupted_check_of_SQLite_ends_at_once_and_changes_nothing()
    {
        await FillAsync(3);
        await ExecuteAsync($"alter table agreements rename to held; create view agreements as select held.* from ({Endless}) cross join held");
        var before = await ReadAsync();
        await using (var terminal = PseudoTerminal.Start("check", "--storage", $"sqlite:{Store}"))
        {
            await terminal.WaitForOutputAsync("start", output => output.Contains("Check", StringComparison.Ordinal));
            await terminal.WriteAsync(PseudoTerminal.Interrupt);
            (await terminal.WaitForExitAsync()).ShouldBe(1, terminal.Output);
            terminal.Output.ShouldContain("Interrupted. The check is not complete, and the store was not changed.");
        }

        (await ReadAsync()).ShouldBe(before);
        await ExecuteAsync("drop view agreements; alter table held rename to agreements");
        var (code, output) = await PseudoTerminal.RunAsync("check", "--storage", $"sqlite:{Store}");
        code.ShouldBe(0, output);
    }

    [Fact]
    public async Task An_interrupted_backup_ends_at_once_and_leaves_no_file()
    {
        await FillAsync(3);

        // The backup gives the copy an ID of its own.
        await ExecuteAsync($"create table held (n); create view endless as {Endless}; create trigger hold after update on continuity begin insert into held select n from endless; end");
        string[] command = ["backup", "--storage", $"sqlite:{Store}", "--to", Path.Combine(_folder.FullName, "backup.db")];
        await using (var terminal = PseudoTerminal.Start(command))
        {
            await terminal.WaitForOutputAsync("copy all pages", output => output.Contains("100%", StringComparison.Ordinal));
            await terminal.WriteAsync(PseudoTerminal.Interrupt);
            (await terminal.WaitForExitAsync()).ShouldBe(1, terminal.Output);
            terminal.Output.ShouldContain("Interrupted. No backup was written. Run the same command again.");
        }

        Directory.GetFiles(_folder.FullName, "backup*").ShouldBeEmpty();
        await ExecuteAsync("drop trigger hold; drop view endless; drop table held");
        var (code, output) = await PseudoTerminal.RunAsync(command);
        code.ShouldBe(0, output);
    }

    private async Task FillAsync(int customers, string? storage = null)
    {
        await using var service = await CustomaryFixture.StartAsync(settings: [("storage", storage ?? $"sqlite:{Store}")]);
        var partner = await service.SignInAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, customers), Cancel, async (_, _) => await partner.CreateCustomerAsync());
    }

    private static async Task<NpgsqlConnection> HoldAsync(TestDatabase database, string statement)
    {
        var connection = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }

    private static async Task WaitForLockAsync(TestDatabase database, ChildProcess terminal)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        timeout.CancelAfter(ChildProcess.MaxWait);
        while ((long)(await database.ExecuteAsync("select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())"))! == 0)
        {
            terminal.HasExited.ShouldBeFalse(terminal.Output);
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    private async Task ExecuteAsync(string statements)
    {
        await using var connection = new SqliteConnection($"Data Source={Store};Pooling=false");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = statements;
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<Dictionary<string, string>> ReadAsync()
    {
        var files = new Dictionary<string, string>();
        foreach (var path in Directory.GetFiles(_folder.FullName).Where(path => !path.EndsWith("-shm", StringComparison.Ordinal)))
            files.Add(path, Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(path, Cancel))));
        return files;
    }
}
