using Npgsql;

namespace Customary.Server.Storage.Postgres;

/// <summary>Makes sure of the server and its schema before the first request.</summary>
internal static class PostgresSchema
{
    private const int OldestVersion = 15;
    private const string Encoding = "UTF8";

    // Held until the connection closes, so that of ten nodes that start at once one migrates and the others find it done.
    private const string Lock = "select pg_advisory_lock(4855180432910561)";

    // A migration of millions of rows takes its time, and so does waiting for one.
    private const int LongestMigrationSeconds = 3600;

    /// <exception cref="StoreAwayException">The server cannot be reached, or it is not one that can be used; the message is for the operator.</exception>
    public static async Task BringUpToDateAsync(NpgsqlConnectionStringBuilder address, TimeProvider clock, CancellationToken stop)
    {
        var patient = new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            CommandTimeout = LongestMigrationSeconds,
            MaxPoolSize = 1,
            MinPoolSize = 0,
        };
        await using var sessions = new PostgresSessions(PostgresAddress.Source(patient), patient);
        var session = await sessions.TakeAsync(stop);
        try
        {
            RefuseUnfit(session.Connection, address);
            await session.Statement(Lock).ExecuteAsync(stop);
            await Migrations.ApplyAsync(session, clock, stop);
        }
        catch (NpgsqlException failure)
        {
            throw new StoreAwayException($"storage: {PostgresAddress.Place(address)} cannot be used: {failure.Message}", failure);
        }
        finally
        {
            await sessions.GiveBackAsync(session);
        }
    }

    private static void RefuseUnfit(NpgsqlConnection connection, NpgsqlConnectionStringBuilder address)
    {
        if (connection.PostgreSqlVersion.Major < OldestVersion)
            throw new StoreAwayException($"storage: {PostgresAddress.Place(address)} is of version {connection.PostgreSqlVersion}; version {OldestVersion} is the oldest that serves.");
        if (connection.PostgresParameters.TryGetValue("server_encoding", out var encoding) && encoding != Encoding)
            throw new StoreAwayException($"storage: {PostgresAddress.Place(address)} has the encoding {encoding}; make the database with encoding {Encoding}.");
    }
}
