using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>Checks the server and migrates the schema at startup.</summary>
internal static class PostgresSchema
{
    private const int MinVersion = 15;
    private const string Encoding = "UTF8";

    // The lock lasts until the connection closes. If several nodes start, one migrates and the others wait.
    private const string Lock = "select pg_advisory_lock(4855180432910561)";

    // A migration of millions of rows can take long, and the other nodes wait for it.
    private const int MigrationTimeoutSeconds = 3600;

    /// <summary>Checks the version and the encoding of the server and applies the pending migrations.</summary>
    /// <exception cref="StorageUnavailableException">The server is unreachable or not supported. The message is for the operator.</exception>
    public static async Task MigrateAsync(
        NpgsqlConnectionStringBuilder address, TimeProvider clock, CancellationToken cancellationToken, Action<MigrationProgress>? report = null)
    {
        var migrationAddress = new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            CommandTimeout = MigrationTimeoutSeconds,
            MaxPoolSize = 1,
            MinPoolSize = 0,
        };
        await using var sessions = new PostgresSessionPool(migrationAddress);
        var session = await sessions.RentAsync(cancellationToken);
        try
        {
            EnsureSupported(session.Connection, address);
            await session.Prepare(Lock).ExecuteAsync(cancellationToken);
            await Migrations.ApplyAsync(session, clock, cancellationToken, report);
        }
        catch (NpgsqlException exception)
        {
            throw new StorageUnavailableException($"storage: {PostgresConnectionString.Describe(address)} cannot be used: {exception.Message}", exception);
        }
        finally
        {
            await sessions.ReturnAsync(session);
        }
    }

    private static void EnsureSupported(NpgsqlConnection connection, NpgsqlConnectionStringBuilder address)
    {
        if (connection.PostgreSqlVersion.Major < MinVersion)
            throw new StorageUnavailableException($"storage: {PostgresConnectionString.Describe(address)} is of version {connection.PostgreSqlVersion}; version {MinVersion} is the oldest that serves.");
        if (connection.PostgresParameters.TryGetValue("server_encoding", out var encoding) && encoding != Encoding)
            throw new StorageUnavailableException($"storage: {PostgresConnectionString.Describe(address)} has the encoding {encoding}; make the database with encoding {Encoding}.");
    }
}
