using System.Diagnostics;
using Customary.Benchmarks.Measuring;
using Customary.Benchmarks.Reporting;
using Customary.Benchmarks.Stores;
using Customary.Storage;
using Customary.Storage.Sandbox;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;
using Customary.Storage.Transfer;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Customary.Benchmarks;

/// <summary>
/// Snapshot, reset and restore of one tenant among ten, compared with a plain copy of the tenant's rows to tables with the same
/// indexes in the same database system. Meanwhile another thread reads customers of another tenant.
/// </summary>
internal static class StateBenchmark
{
    private const int Tenants = 10;
    private static readonly string[] Tables = ["tenants", "domains", "customers", "users", "role_members"];

    public static async Task<Report> RunAsync(BenchmarkRun run)
    {
        var report = await RunOnSqliteAsync(run, new());
        return await RunOnPostgresAsync(run, report);
    }

    private static async Task<Report> RunOnSqliteAsync(BenchmarkRun run, Report report)
    {
        var folder = Directory.CreateTempSubdirectory("customary-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "state.db");
            var storage = $"sqlite:{path}";
            await MigrateAsync(storage);
            var template = await CustomerTemplate.CreateAsync(isOld: true);
            using (var seeder = new SqliteSeeder(path, template)) seeder.Fill(run.Scale.StateCustomers, Tenants);
            await using var file = await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None);
            report = await MeasureAsync(run, report, "SQLite", file, () => CopyOnSqliteAsync(path, Path.Combine(folder.FullName, "copy.db")));
            await using var memory = await DatabaseFactory.OpenAsync("memory", TimeProvider.System, CancellationToken.None);
            await CopyAllAsync(file, memory);
            return await MeasureAsync(run, report, "memory", memory, () => CopyInMemoryAsync(path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Report> RunOnPostgresAsync(BenchmarkRun run, Report report)
    {
        await using var cluster = await PostgresCluster.StartAsync(run.Repository);
        if (cluster is null) return report.Note("PostgreSQL was not measured: no binaries found.");
        var storage = $"postgres:{cluster.ConnectionString}";
        await MigrateAsync(storage);
        await PostgresSeeder.FillAsync(cluster.ConnectionString, run.Scale.StateCustomers, Tenants);
        await using var database = await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None);
        return await MeasureAsync(run, report, "PostgreSQL", database, () => CopyOnPostgresAsync(cluster.ConnectionString));
    }

    private static async Task MigrateAsync(string storage) => await (await DatabaseFactory.OpenAsync(storage, TimeProvider.System, CancellationToken.None)).DisposeAsync();

    private static async Task<Report> MeasureAsync(BenchmarkRun run, Report report, string system, Database database, Func<Task<double>> copy)
    {
        var rounds = new List<Measurement>();
        for (var round = 0; round <= run.Scale.Rounds; round++)
        {
            var measurement = await RoundAsync(database, copy, $"round-{round}");
            if (round > 0) rounds.Add(measurement);
        }

        return Write(report, system, run.Scale.StateCustomers, rounds);
    }

    private static async Task<Measurement> RoundAsync(Database database, Func<Task<double>> copy, string name)
    {
        var store = new StateStore(database, TimeProvider.System);
        var partner = NumberedCustomer.Partner(0);
        var copied = await copy();
        var quiet = await ReadUntilAsync(database, Task.Delay(TimeSpan.FromMilliseconds(300)));
        var saved = await TimeAsync(() => store.SaveAsync(name, partner, CancellationToken.None));
        double reset = 0, restored = 0;
        var busy = await ReadUntilAsync(database, Task.Run(async () =>
        {
            reset = await TimeAsync(() => store.ResetAsync(partner, CancellationToken.None));
            restored = await TimeAsync(() => store.RestoreAsync(name, static (body, _) => body, CancellationToken.None));
        }));
        await store.DeleteAsync(name, CancellationToken.None);
        return new(saved, reset, restored, copied, quiet, busy);
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    // The same rows, with all indexes, in one durable transaction.
    private static async Task<double> CopyOnSqliteAsync(string path, string copy)
    {
        await MigrateAsync($"sqlite:{copy}");
        try
        {
            using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma wal_autocheckpoint = 20000; attach $path as source";
            command.Parameters.AddWithValue("$path", path);
            command.Parameters.AddWithValue("$partner", NumberedCustomer.Partner(0).ToByteArray(bigEndian: true));
            command.ExecuteNonQuery();
            command.CommandText = "begin immediate; " + string.Concat(Tables.Select(table =>
                $"insert into main.{table} select * from source.{table} where {PartnerColumn(table)} = $partner; ")) + "commit";
            return await TimeAsync(() => command.ExecuteNonQueryAsync());
        }
        finally
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(copy)!, Path.GetFileName(copy) + "*")) File.Delete(file);
        }
    }

    private static async Task CopyAllAsync(Database source, Database target)
    {
        var copier = new DatabaseCopier(source, target);
        foreach (var table in TableDefinition.All) await copier.CopyAsync(table, static _ => { }, CancellationToken.None);
    }

    private static async Task<double> CopyInMemoryAsync(string path)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "attach $path as source";
        command.Parameters.AddWithValue("$path", path);
        command.Parameters.AddWithValue("$partner", NumberedCustomer.Partner(0).ToByteArray(bigEndian: true));
        command.ExecuteNonQuery();
        command.CommandText = "select group_concat(sql, ';') from (select sql from source.sqlite_master where sql is not null and name not like 'sqlite_%' order by type desc)";
        command.CommandText = (string)command.ExecuteScalar()!;
        command.ExecuteNonQuery();
        command.CommandText = "begin immediate; " + string.Concat(Tables.Select(table =>
            $"insert into main.{table} select * from source.{table} where {PartnerColumn(table)} = $partner; ")) + "commit";
        return await TimeAsync(() => command.ExecuteNonQueryAsync());
    }

    private static async Task<double> CopyOnPostgresAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await ExecuteAsync("create schema copy; " + string.Concat(Tables.Select(table => $"create table copy.{table} (like public.{table} including all); ")));
        var copied = await TimeAsync(() => ExecuteAsync("begin; " + string.Concat(Tables.Select(table =>
            $"insert into copy.{table} select * from public.{table} where {PartnerColumn(table)} = '{NumberedCustomer.Partner(0)}'; ")) + "commit"));
        await ExecuteAsync("drop schema copy cascade");
        return copied;

        async Task ExecuteAsync(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static string PartnerColumn(string table) => table == "domains" ? "home_partner_id" : "partner_id";

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

    private static Report Write(Report report, string system, int customers, List<Measurement> rounds)
    {
        return report
        .Figure($"{system}: restoring a snapshot of {customers / Tenants:N0} customers relative to a plain copy of the rows", new(rounds.Select(round => round.Restore / round.Copy)), " x", Target.AtMost(4, 2))
        .Figure($"{system}: resetting a tenant of {customers / Tenants:N0} customers among {customers:N0} relative to a plain copy of its rows", new(rounds.Select(round => round.Reset / round.Copy)), " x", Target.AtMost(4, 2))
        .Table(
            [system, "ms"],
            [
                Row("plain copy", round => round.Copy),
                Row("create a snapshot", round => round.Save),
                Row("reset the tenant", round => round.Reset),
                Row("restore the snapshot", round => round.Restore),
                Row("longest read of another tenant, quiet", round => round.Quiet),
                Row("longest read of another tenant, during reset and restore", round => round.Busy),
            ]);

        string[] Row(string name, Func<Measurement, double> time) => [name, Report.Number(new Spread(rounds.Select(time)))];
    }

    // Times in milliseconds.
    private readonly record struct Measurement(double Save, double Reset, double Restore, double Copy, double Quiet, double Busy);
}
