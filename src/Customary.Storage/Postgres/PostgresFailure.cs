using System.Net.Sockets;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>The consequence of a PostgreSQL failure for an operation.</summary>
internal enum PostgresFailure
{
    /// <summary>A bug, or not a PostgreSQL failure.</summary>
    None,

    /// <summary>A conflict with another transaction. The operation can be retried.</summary>
    Conflict,

    /// <summary>The session is unusable: its connection is broken, its server is no longer the primary, or its prepared statements are outdated.</summary>
    Disconnected,

    /// <summary>The server is reachable, but temporarily unable to run the operation.</summary>
    Unavailable,
}

/// <summary>Classifies exceptions. Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".</summary>
internal static class PostgresFailures
{
    public static PostgresFailure Classify(Exception exception) => exception switch
    {
        PostgresException serverError => Classify(serverError.SqlState),
        NpgsqlException { InnerException: TimeoutException } or TimeoutException => PostgresFailure.Unavailable,
        NpgsqlException or SocketException or IOException => PostgresFailure.Disconnected,
        _ => PostgresFailure.None,
    };

    private static PostgresFailure Classify(string state) => state switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => PostgresFailure.Conflict,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.ReadOnlySqlTransaction => PostgresFailure.Disconnected,

        // A newer node has changed a table of a prepared statement, or a connection proxy has lost the statement.
        PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.InvalidSqlStatementName => PostgresFailure.Disconnected,
        PostgresErrorCodes.LockNotAvailable => PostgresFailure.Unavailable,
        _ => state[..2] switch
        {
            // Connection exceptions, and idle or transaction timeouts of the server (25P03, 57P05).
            "08" => PostgresFailure.Disconnected,
            "25" when state == "25P03" => PostgresFailure.Disconnected,

            // Insufficient resources (such as a full disk), operator intervention and system errors.
            "53" or "57" or "58" => PostgresFailure.Unavailable,
            _ => PostgresFailure.None,
        },
    };
}
