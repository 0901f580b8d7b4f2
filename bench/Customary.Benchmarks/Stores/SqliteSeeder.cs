using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks.Stores;

/// <summary>
/// Adds numbered customers to an SQLite database, table by table, and resumes after an interruption. Indexes that are not part of
/// a table are dropped first and created again at the end.
/// </summary>
internal sealed class SqliteSeeder : IDisposable
{
    private const int GroupSize = 50_000;
    private readonly SqliteConnection _connection;
    private readonly CustomerTemplate _template;

    public SqliteSeeder(string path, CustomerTemplate template)
    {
        _template = template;
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();

        // A power failure can damage the file, which can then be created again.
        Execute("pragma synchronous = off");
        Execute("pragma cache_size = -500000");
        Execute("pragma temp_store = memory");
    }

    /// <summary>Adds customers.</summary>
    /// <param name="customers">The number of customers.</param>
    /// <param name="tenants">The number of tenants that share them.</param>
    public void Fill(int customers, int tenants)
    {
        DropIndexes();
        foreach (var row in _template.Rows) Fill(row, customers, tenants);
        CreateIndexes();
        Execute("pragma wal_checkpoint(truncate)");
        Progress.End();
    }

    public void Dispose() => _connection.Dispose();

    // Each customer has one row per table, so the last rowid is the number of customers.
    private void Fill(TemplateRow row, int customers, int tenants)
    {
        using var rows = new SqliteRows(_connection.Handle!, [row]);
        var done = int.Parse(Read($"select coalesce(max(rowid), 0) from {row.Table.Name}").Single()!, CultureInfo.InvariantCulture);
        while (done < customers)
        {
            rows.Execute("begin immediate");
            for (var end = Math.Min(customers, done + GroupSize); done < end; done++)
            {
                _template.SetNumber(done, customers, tenants);
                rows.Write();
            }

            rows.Execute("commit");
            Progress.Show($"{customers:N0} customers: {row.Table.Name} {done:N0}");
        }
    }

    // Stores the SQL of the indexes in a table, so that an interrupted run can create them later.
    private void DropIndexes()
    {
        Execute("begin immediate");
        Execute("create table if not exists bench_indexes (name text primary key, text text not null)");
        Execute("insert or ignore into bench_indexes select name, sql from sqlite_master where type = 'index' and sql is not null");
        foreach (var name in Read("select name from sqlite_master where type = 'index' and sql is not null")) Execute($"drop index {name}");
        Execute("commit");
    }

    private void CreateIndexes()
    {
        foreach (var name in Read("select name from bench_indexes order by name"))
        {
            Progress.Show($"index {name}");
            Execute(Read($"select text from bench_indexes where name = '{name}'").Single()!);
        }

        Execute("drop table bench_indexes");
    }

    private List<string?> Read(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        using var row = command.ExecuteReader();
        var values = new List<string?>();
        while (row.Read()) values.Add(row.IsDBNull(0) ? null : row.GetString(0));
        return values;
    }

    private void Execute(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 3600;
        command.ExecuteNonQuery();
    }
}
