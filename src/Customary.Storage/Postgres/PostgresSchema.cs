using Customary.Storage.Sql;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>Makes sure of the server and its schema before the first request.</summary>
internal static class PostgresSchema
{
    private const int MinVersion = 15;
    private const string Encoding = "UTF8";

    // Held until the connection closes, so that of ten nodes that start at once one migrates and the others find it done.
    private const string Lock = "select pg_advisory_lock(4855180432910561)";

    // A migration of millions of rows takes its time, and so does waiting for one.
    private const int MigrationTimeoutSeconds = 3600;

    /// <exception cref="StorageUnavailableException">The server cannot be reached, or it is not one that can be used; the message is for the operator.</exception>
    public static async Task MigrateAsync(NpgsqlConnectionStringBuilder address, TimeProvider clock, CancellationToken cancellationToken)
    {
        var patient = new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            CommandTimeout = MigrationTimeoutSeconds,
            MaxPoolSize = 1,
            MinPoolSize = 0,
        };
        await using var sessions = new PostgresSessionPool(PostgresConnectionString.Source(patient), patient);
        var session = await sessions.RentAsync(cancellationToken);
        try
        {
            EnsureSupported(session.Connection, address);
            await session.Prepare(Lock).ExecuteAsync(cancellationToken);
            await Migrations.ApplyAsync(session, clock, cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            throw new StorageUnavailableException($"storage: {PostgresConnectionString.Describe(address)} cannot be used: {failure.Message}", failure);
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
