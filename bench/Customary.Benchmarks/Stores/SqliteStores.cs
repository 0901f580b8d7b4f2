using Customary.Storage;
using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks.Stores;

/// <summary>The folder of SQLite stores of so many customers, which are made once and then used by every run.</summary>
internal sealed class SqliteStores(string folder)
{
    private static readonly string[] Parts =
    [
        "select max(length(body)) from customers not indexed",
        "select count(*) from customers indexed by sqlite_autoindex_customers_1",
        "select count(*) from customers indexed by customers_listed where relationship <> 'none'",
        "select count(*) from customers indexed by customers_by_company_name where relationship <> 'none'",
    ];

    /// <summary>The file of a store of so many customers; made, or finished, where it is not there yet, and in the system's cache.</summary>
    public async Task<string> MakeAsync(int customers)
    {
        var path = Path.Combine(folder, $"customers-{customers}.db");
        if (!File.Exists(path)) await FillAsync(path, customers);
        Warm(path);
        return path;
    }

    private static async Task FillAsync(string path, int customers)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = Path.ChangeExtension(path, ".unfinished.db");

        // Opened once as the service does, which makes the schema.
        await (await DatabaseFactory.OpenAsync($"sqlite:{unfinished}", TimeProvider.System, CancellationToken.None)).DisposeAsync();
        var template = await CustomerTemplate.MakeAsync(isOld: true);
        using (var filling = new SqliteFilling(unfinished, template)) filling.Fill(customers);
        File.Move(unfinished, path);
        File.Delete($"{unfinished}.lock");
    }

    // What is read of customers, and nothing else: a store may be larger than the memory.
    private static void Warm(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandTimeout = 3600;
        foreach (var part in Parts)
        {
            Progress.Tell($"reading {Path.GetFileName(path)}");
            command.CommandText = part;
            command.ExecuteScalar();
        }

        Progress.End();
    }
}
