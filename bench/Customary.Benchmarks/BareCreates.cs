using System.Diagnostics;
using Customary.Benchmarks.Stores;
using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks;

/// <summary>
/// The bare loop: the rows that one create writes, every one of them, written again and again into the same schema on the same
/// disk by prepared statements, with write-ahead and synchronous=FULL as the service has it.
/// </summary>
internal sealed class BareCreates : IDisposable
{
    private const int Space = 10_000_000;
    private readonly SqliteConnection _connection;
    private readonly SqliteRows _rows;
    private readonly CustomerTemplate _template;
    private int _made;

    public BareCreates(string path, CustomerTemplate template)
    {
        _template = template;
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on";
        command.ExecuteNonQuery();
        _rows = new(_connection.Handle!, template.Rows);
    }

    /// <summary>Writes for so long, so many customers with each commit; how many in a second.</summary>
    public double Run(TimeSpan length, int group)
    {
        var watch = Stopwatch.StartNew();
        var before = _made;
        while (watch.Elapsed < length)
        {
            _rows.Do("begin immediate");
            for (var done = 0; done < group; done++)
            {
                _template.Number(_made++, Space);
                _rows.Write();
            }

            _rows.Do("commit");
        }

        return (_made - before) / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }
}
