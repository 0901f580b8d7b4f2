using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>
/// Parses Npgsql connection strings and applies the server's defaults. Npgsql reads missing credentials from PGUSER,
/// PGPASSWORD and PGPASSFILE.
/// </summary>
internal static class PostgresConnectionString
{
    // Every wait has a timeout: 5 s to connect or to rent a connection, 10 s for a statement or a commit. After a failover,
    // the hosts are checked again every second. The server releases the locks of a frozen node after 30 s.
    private const string Defaults =
        "Host=localhost;Timeout=5;Command Timeout=10;Cancellation Timeout=2000;Host Recheck Seconds=1;Maximum Pool Size=20;"
        + "Keepalive=30;Application Name=customary;Options=-c idle_in_transaction_session_timeout=30000;";

    private static readonly string[] PasswordKeywords = ["Password", "PSW", "PWD", "SSL Password", "SslPassword"];

    /// <summary>Parses a connection string; false when it is invalid or has no <c>Database</c>.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out NpgsqlConnectionStringBuilder? address)
    {
        try
        {
            address = new(Defaults + text)
            {
                // The session pool keeps prepared statements, so connections must not be reset.
                NoResetOnClose = true,
                MaxAutoPrepare = 0,
                Multiplexing = false,
                Enlist = false,
            };
            address.Remove("Target Session Attributes");
            if (!string.IsNullOrEmpty(address.Database)) return true;
        }
        catch (Exception exception) when (IsInvalid(exception))
        {
            // Discard the message, because it can contain the password.
        }

        address = null;
        return false;
    }

    /// <summary>Names the keyword that makes a connection string invalid, never a value; null if the connection string is valid.</summary>
    public static string? FindError(string text)
    {
        if (TryRead(text, out _)) return null;
        var pairs = new DbConnectionStringBuilder();
        try
        {
            pairs.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return "the connection string is not a list of `keyword=value`, separated by `;`";
        }

        var followsPassword = false;
        foreach (string keyword in pairs.Keys)
        {
            var address = new NpgsqlConnectionStringBuilder();
            if (!address.ContainsKey(keyword))
            {
                // The keyword might be the rest of a password that contains a semicolon.
                return followsPassword
                    ? "the connection string has an unknown keyword after a password; put a password that contains `;` in quotes"
                    : $"the connection string has the unknown keyword '{keyword}'";
            }

            followsPassword = PasswordKeywords.Contains(keyword, StringComparer.OrdinalIgnoreCase);
            try
            {
                address[keyword] = pairs[keyword];
            }
            catch (Exception exception) when (IsInvalid(exception))
            {
                return $"the keyword '{keyword}' of the connection string has a value that is not valid";
            }
        }

        return pairs.ContainsKey("Database") ? "the connection string is not valid" : "the connection string has no Database";
    }

    /// <summary>Describes the location of the database for the operator, without secrets.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder address) =>
        $"PostgreSQL database {address.Database} on {address.Host}{(HasPort(address.Host!) ? "" : $":{address.Port}")}";

    /// <summary>Creates the data source that opens the connections.</summary>
    public static NpgsqlDataSource CreateDataSource(NpgsqlConnectionStringBuilder address)
    {
        // The session pool keeps the connections, so closing one must really close it.
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false }.ConnectionString);

        // The schema uses built-in types only, so the first connection does not need to load all types.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }

    private static bool IsInvalid(Exception exception) => exception is ArgumentException or FormatException or OverflowException or InvalidCastException;

    private static bool HasPort(string host) => host.Contains(':', StringComparison.Ordinal) || host.Contains(',', StringComparison.Ordinal) || host.StartsWith('/');
}
