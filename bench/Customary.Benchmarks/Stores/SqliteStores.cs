using Customary.Storage;
using Microsoft.Data.Sqlite;

namespace Customary.Benchmarks.Stores;

/// <summary>The folder of the SQLite files, which are created once and reused by later runs.</summary>
internal sealed class SqliteStores(string folder)
{
    private static readonly string[] WarmUpQueries =
    [
        "select max(length(body)) from customers not indexed",
        "select count(*) from customers indexed by sqlite_autoindex_customers_1",
        "select count(*) from customers indexed by customers_listed where relationship <> 'none'",
        "select count(*) from customers indexed by customers_by_company_name where relationship <> 'none'",
    ];

    /// <summary>Returns the path of a database with a number of customers in several tenants. Creates it if needed and reads it into the page cache.</summary>
    public Task<string> GetAsync(int customers) => GetAsync(customers, NumberedCustomer.CountTenants(customers));

    /// <summary>Returns the path of a database with a number of customers. Creates it if needed and reads it into the page cache.</summary>
    public async Task<string> GetAsync(int customers, int tenants)
    {
        var path = Path.Combine(folder, $"customers-{customers}-tenants-{tenants}.db");
        if (!File.Exists(path)) await FillAsync(path, customers, tenants);
        Warm(path);
        return path;
    }

    private static async Task FillAsync(string path, int customers, int tenants)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = Path.ChangeExtension(path, ".unfinished.db");

        // Creates the schema.
        await (await DatabaseFactory.OpenAsync($"sqlite:{unfinished}", TimeProvider.System, CancellationToken.None)).DisposeAsync();
        var template = await CustomerTemplate.CreateAsync(isOld: true);
        using (var seeder = new SqliteSeeder(unfinished, template)) seeder.Fill(customers, tenants);
        File.Move(unfinished, path);
        File.Delete($"{unfinished}.lock");
    }

    // Only the data that the benchmarks read, because the database can be larger than the memory.
    private static void Warm(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandTimeout = 3600;
        foreach (var query in WarmUpQueries)
        {
            Progress.Show($"reading {Path.GetFileName(path)}");
            command.CommandText = query;
            command.ExecuteScalar();
        }

        Progress.End();
    }
}
