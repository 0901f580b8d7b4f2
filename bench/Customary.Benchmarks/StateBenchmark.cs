using System.Diagnostics;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;
using Customary.Storage;
using Customary.Storage.Sandbox;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;
using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks;

/// <summary>
/// Snapshot, reset and restore of one tenant among ten on SQLite, compared with a plain copy of the tenant's rows to a database
/// with the same schema. Meanwhile another thread reads customers of another tenant.
/// </summary>
internal static class StateBenchmark
{
    private const int Tenants = 10;
    private static readonly string[] Tables = ["tenants", "domains", "customers", "users", "role_members"];

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "state.db");
            var customers = run.Scale.StateCustomers;
            await (await DatabaseFactory.OpenAsync($"sqlite:{path}", TimeProvider.System, CancellationToken.None)).DisposeAsync();
            var template = await CustomerTemplate.CreateAsync(isOld: true);
            using (var seeder = new SqliteSeeder(path, template)) seeder.Fill(customers, Tenants);
            await using var database = await DatabaseFactory.OpenAsync($"sqlite:{path}", TimeProvider.System, CancellationToken.None);
            var store = new StateStore(database, TimeProvider.System);
            var rounds = new List<(double Save, double Reset, double Restore, double Copy, double Quiet, double Busy)>();
            for (var round = 0; round <= run.Scale.Rounds; round++)
            {
                var measured = await RoundAsync(database, store, path, Path.Combine(folder.FullName, $"copy{round}.db"), $"round-{round}");
                if (round > 0) rounds.Add(measured);
            }

            return Write(customers, rounds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Save, double Reset, double Restore, double Copy, double Quiet, double Busy)> RoundAsync(
        Database database, StateStore store, string path, string copy, string name)
    {
        var partner = NumberedCustomer.Partner(0);
        var copied = await CopyAsync(path, copy, partner);
        var quiet = await ReadUntilAsync(database, Task.Delay(TimeSpan.FromMilliseconds(300)));
        var saved = await TimeAsync(() => store.SaveAsync(name, partner, CancellationToken.None));
        double reset = 0, restored = 0;
        var busy = await ReadUntilAsync(database, Task.Run(async () =>
        {
            reset = await TimeAsync(() => store.ResetAsync(partner, CancellationToken.None));
            restored = await TimeAsync(() => store.RestoreAsync(name, static (body, _) => body, CancellationToken.None));
        }));
        await store.DeleteAsync(name, CancellationToken.None);
        return (saved, reset, restored, copied, quiet, busy);
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // The same rows, with all indexes, in one durable transaction.
    private static async Task<double> CopyAsync(string path, string copy, Guid partner)
    {
        await (await DatabaseFactory.OpenAsync($"sqlite:{copy}", TimeProvider.System, CancellationToken.None)).DisposeAsync();
        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma wal_autocheckpoint = 20000; attach $path as source";
        command.Parameters.AddWithValue("$path", path);
        command.Parameters.AddWithValue("$partner", partner.ToByteArray(bigEndian: true));
        command.ExecuteNonQuery();
        command.CommandText = "begin immediate; " + string.Concat(Tables.Select(table =>
            $"insert into main.{table} select * from source.{table} where {(table == "domains" ? "home_partner_id" : "partner_id")} = $partner; ")) + "commit";
        var started = Stopwatch.GetTimestamp();
        command.ExecuteNonQuery();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // The longest time of a read, in milliseconds.
    private static async Task<double> ReadUntilAsync(Database database, Task end)
    {
        var tenants = new TenantStore(database);
        var longest = await Task.Run(async () =>
        {
            var longest = 0d;
            for (var number = 1; !end.IsCompleted; number += Tenants)
                longest = Math.Max(longest, await TimeAsync(async () => await tenants.FindAsync(NumberedCustomer.Partner(1), NumberedCustomer.Id(number % 1_000), CancellationToken.None)));
            return longest;
        });
        await end;
        return longest;
    }

    private static Report Write(int customers, List<(double Save, double Reset, double Restore, double Copy, double Quiet, double Busy)> rounds) => new Report()
        .Figure($"restoring a snapshot of {customers / Tenants:N0} customers relative to a plain copy of the rows", new(rounds.Select(round => round.Restore / round.Copy)), " x", Target.AtMost(4, 2))
        .Figure($"resetting a tenant of {customers / Tenants:N0} customers among {customers:N0} relative to a plain copy of its rows", new(rounds.Select(round => round.Reset / round.Copy)), " x", Target.AtMost(4, 2))
        .Table(
            ["", "ms"],
            [
                ["plain copy", Report.Number(new Spread(rounds.Select(round => round.Copy)))],
                ["create a snapshot", Report.Number(new Spread(rounds.Select(round => round.Save)))],
                ["reset the tenant", Report.Number(new Spread(rounds.Select(round => round.Reset)))],
                ["restore the snapshot", Report.Number(new Spread(rounds.Select(round => round.Restore)))],
                ["longest read of another tenant, quiet", Report.Number(new Spread(rounds.Select(round => round.Quiet)))],
                ["longest read of another tenant, during reset and restore", Report.Number(new Spread(rounds.Select(round => round.Busy)))],
            ]);
}
