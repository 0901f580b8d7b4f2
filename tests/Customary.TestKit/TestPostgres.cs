using Customary.Storage.Postgres;
using Npgsql;

namespace Customary.TestKit;

/// <summary>
/// The PostgreSQL that tests use: the one that the variable TEST_POSTGRES names by a connection string, else a cluster
/// that is started when a test first asks for it. Each database is a copy of one that the service has made.
/// </summary>
internal static class TestPostgres
{
    // Kept as long as the process: the cluster ends when nobody holds its script any more.
    private static readonly Lazy<Task<PostgresCluster>> Own = new(() => PostgresCluster.RunAsync());
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private static string? Named => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } named ? named : null;

    /// <summary>Why tests cannot run on PostgreSQL here; null where they can.</summary>
    public static string? Absence() => Named is null ? PostgresCluster.Absence() : null;

    /// <summary>A database of its own with the schema in it, or an empty one.</summary>
    public static async Task<TestDatabase> NewDatabaseAsync(bool empty = false)
    {
        var absence = Absence();
        Assert.SkipWhen(absence is not null, absence ?? "");
        var server = Named ?? (await Own.Value).ConnectionString;
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

    private static async Task<string> MakeTemplateAsync()
    {
        var made = await NewDatabaseAsync(empty: true);
        await (await PostgresDatabase.OpenAsync(made.ConnectionString, TimeProvider.System, CancellationToken.None)).DisposeAsync();
        return made.Name;
    }
}
