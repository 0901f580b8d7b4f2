using Customary.Storage.Postgres;
using Npgsql;

namespace Customary.TestKit;

/// <summary>
/// The PostgreSQL server of the tests: the connection string in the environment variable TEST_POSTGRES, or else a cluster
/// that starts when a test first needs it. Each database is a copy of one with the schema of the server.
/// </summary>
internal static class TestPostgres
{
    // The cluster stops when this process exits, because its script stops when its input ends.
    private static readonly Lazy<Task<PostgresCluster>> Cluster = new(() => PostgresCluster.RunAsync());
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    private static string? Configured => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } value ? value : null;

    /// <summary>Why tests with PostgreSQL cannot run on this machine; null if they can.</summary>
    public static string? SkipReason() => Configured is null ? PostgresCluster.SkipReason() : null;

    /// <summary>Creates a database with the schema, or an empty one. Skips the test if there is no PostgreSQL.</summary>
    public static async Task<TestDatabase> NewDatabaseAsync(bool empty = false)
    {
        var reason = SkipReason();
        Assert.SkipWhen(reason is not null, reason ?? "");
        var server = Configured ?? (await Cluster.Value).ConnectionString;
        var name = $"t{Guid.NewGuid():N}";
        await ExecuteAsync(server, empty ? $"create database {name}" : $"create database {name} template {await Template.Value}");
        return new(server, name);
    }

    /// <summary>Runs a statement.</summary>
    public static async Task<object?> ExecuteAsync(string connectionString, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var database = await NewDatabaseAsync(empty: true);
        await (await PostgresDatabase.OpenAsync(database.ConnectionString, TimeProvider.System, CancellationToken.None)).DisposeAsync();
        return database.Name;
    }
}
