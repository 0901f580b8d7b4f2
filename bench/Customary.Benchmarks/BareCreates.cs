using System.Diagnostics;
using Customary.Benchmarks.Stores;
using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks;

/// <summary>
/// The baseline for creates: a loop that writes all rows of a create with prepared statements, to the same schema on the same
/// disk, with the server's SQLite settings: WAL mode with <c>synchronous=FULL</c>, temporary data in memory, and a checkpoint every 20,000 pages.
/// </summary>
internal sealed class BareCreates : IDisposable
{
    private const int Space = 10_000_000;
    private readonly SqliteConnection _connection;
    private readonly SqliteRows _rows;
    private readonly CustomerTemplate _template;
    private int _created;

    public BareCreates(string path, CustomerTemplate template)
    {
        _template = template;
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma temp_store = memory; pragma wal_autocheckpoint = 20000";
        command.ExecuteNonQuery();
        _rows = new(_connection.Handle!, template.Rows);
    }

    /// <summary>Writes customers in groups, with one commit per group. Returns the number of customers per second.</summary>
    public double Run(TimeSpan length, int groupSize)
    {
        var watch = Stopwatch.StartNew();
        var before = _created;
        while (watch.Elapsed < length)
        {
            _rows.Execute("begin immediate");
            for (var count = 0; count < groupSize; count++)
            {
                _template.SetNumber(_created++, Space, NumberedCustomer.MaxTenants);
                _rows.Write();
            }

            _rows.Execute("commit");
        }

        return (_created - before) / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _connection.Dispose();
    }
}
