using System.Net.Sockets;
using Npgsql;

namespace Customary.Server.Storage.Postgres;

/// <summary>What a failure of PostgreSQL means for the work that met it.</summary>
internal enum PostgresFailure
{
    /// <summary>A defect of ours, or no failure of PostgreSQL at all.</summary>
    Ours,

    /// <summary>Another transaction came between; the same work can be done again.</summary>
    Conflict,

    /// <summary>The session is of no more use: its connection is cut, its server no longer the primary, or its statements outdated.</summary>
    Severed,

    /// <summary>The server is there, but cannot do the work at the moment.</summary>
    Away,
}

/// <summary>Tells failures apart. Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".</summary>
internal static class PostgresFailures
{
    public static PostgresFailure Of(Exception failure) => failure switch
    {
        PostgresException refused => Of(refused.SqlState),
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => PostgresFailure.Away,
        NpgsqlException or SocketException or IOException => PostgresFailure.Severed,
        _ => PostgresFailure.Ours,
    };

    private static PostgresFailure Of(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => PostgresFailure.Conflict,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.ReadOnlySqlTransaction => PostgresFailure.Severed,

        // A newer node has altered a table under a prepared statement, or something between has lost the statement.
        PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.InvalidSqlStatementName => PostgresFailure.Severed,
        PostgresErrorCodes.LockNotAvailable => PostgresFailure.Away,
        _ => state[..2] switch
        {
            // Connection exception; idle or transaction time-outs of the server (25P03, 57P05).
            "08" => PostgresFailure.Severed,
            "25" when state == "25P03" => PostgresFailure.Severed,

            // Insufficient resources, such as a full disk; operator intervention; errors of the system under it.
            "53" or "57" or "58" => PostgresFailure.Away,
            _ => PostgresFailure.Ours,
        },
    };
}
