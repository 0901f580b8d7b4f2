using System.Net.Sockets;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>What a failure of PostgreSQL means for the work that met it.</summary>
internal enum PostgresFailure
{
    /// <summary>A defect of ours, or no failure of PostgreSQL at all.</summary>
    None,

    /// <summary>Another transaction came between; the same work can be done again.</summary>
    Conflict,

    /// <summary>The session is of no more use: its connection is cut, its server no longer the primary, or its statements outdated.</summary>
    Disconnected,

    /// <summary>The server is there, but cannot do the work at the moment.</summary>
    Unavailable,
}

/// <summary>Tells failures apart. Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".</summary>
internal static class PostgresFailures
{
    public static PostgresFailure Classify(Exception exception) => exception switch
    {
        PostgresException refused => Classify(refused.SqlState),
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => PostgresFailure.Unavailable,
        NpgsqlException or SocketException or IOException => PostgresFailure.Disconnected,
        _ => PostgresFailure.None,
    };

    private static PostgresFailure Classify(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => PostgresFailure.Conflict,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.ReadOnlySqlTransaction => PostgresFailure.Disconnected,

        // A newer node has altered a table under a prepared statement, or something between has lost the statement.
        PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.InvalidSqlStatementName => PostgresFailure.Disconnected,
        PostgresErrorCodes.LockNotAvailable => PostgresFailure.Unavailable,
        _ => state[..2] switch
        {
            // Connection exception; idle or transaction time-outs of the server (25P03, 57P05).
            "08" => PostgresFailure.Disconnected,
            "25" when state == "25P03" => PostgresFailure.Disconnected,

            // Insufficient resources, such as a full disk; operator intervention; errors of the system under it.
            "53" or "57" or "58" => PostgresFailure.Unavailable,
            _ => PostgresFailure.None,
        },
    };
}
