using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks.Stores;

/// <summary>
/// Fills a store with numbered customers as fast as the disk takes them, a table at a time, and goes on where an earlier
/// filling ended. Indexes that are not part of a table come at the end.
/// </summary>
internal sealed class SqliteFilling : IDisposable
{
    private const int GroupSize = 50_000;
    private readonly SqliteConnection _connection;
    private readonly CustomerTemplate _template;

    public SqliteFilling(string path, CustomerTemplate template)
    {
        _template = template;
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();

        // A power failure may cost the file, which is then made again.
        Do("pragma synchronous = off");
        Do("pragma cache_size = -500000");
        Do("pragma temp_store = memory");
    }

    public void Fill(int customers)
    {
        KeepIndexes();
        foreach (var row in _template.Rows) Fill(row, customers);
        MakeIndexes();
        Do("pragma wal_checkpoint(truncate)");
        Progress.End();
    }

    public void Dispose() => _connection.Dispose();

    // Each customer has one row in each of these tables, so the number of the last row is how many there are.
    private void Fill(TemplateRow row, int customers)
    {
        using var rows = new SqliteRows(_connection.Handle!, [row]);
        var done = int.Parse(Read($"select coalesce(max(rowid), 0) from {row.Table.Name}").Single()!, CultureInfo.InvariantCulture);
        while (done < customers)
        {
            rows.Do("begin immediate");
            for (var end = Math.Min(customers, done + GroupSize); done < end; done++)
            {
                _template.Number(done, customers);
                rows.Write();
            }

            rows.Do("commit");
            Progress.Tell($"{customers:N0} customers: {row.Table.Name} {done:N0}");
        }
    }

    // What made the indexes is kept beside them until they are made again, also over an interruption.
    private void KeepIndexes()
    {
        Do("begin immediate");
        Do("create table if not exists bench_indexes (name text primary key, text text not null)");
        Do("insert or ignore into bench_indexes select name, sql from sqlite_master where type = 'index' and sql is not null");
        foreach (var name in Read("select name from sqlite_master where type = 'index' and sql is not null")) Do($"drop index {name}");
        Do("commit");
    }

    private void MakeIndexes()
    {
        foreach (var name in Read("select name from bench_indexes order by name"))
        {
            Progress.Tell($"index {name}");
            Do(Read($"select text from bench_indexes where name = '{name}'").Single()!);
        }

        Do("drop table bench_indexes");
    }

    private List<string?> Read(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        using var row = command.ExecuteReader();
        var read = new List<string?>();
        while (row.Read()) read.Add(row.IsDBNull(0) ? null : row.GetString(0));
        return read;
    }

    private void Do(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 3600;
        command.ExecuteNonQuery();
    }
}
