using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>
/// Where a PostgreSQL store is: a connection string as Npgsql takes it, over the values that hold where it says
/// nothing. What it does not say is read from PGUSER, PGPASSWORD and PGPASSFILE, as PostgreSQL's own clients do.
/// </summary>
internal static class PostgresConnectionString
{
    // Every wait has an end: 5 s to connect or for a free connection, 10 s for a statement or a commit. A primary
    // that has moved is looked for again every second. A node that froze gives its locks back after 30 s.
    private const string Defaults =
        "Host=localhost;Timeout=5;Command Timeout=10;Cancellation Timeout=2000;Host Recheck Seconds=1;Maximum Pool Size=20;"
        + "Keepalive=30;Application Name=customary;Options=-c idle_in_transaction_session_timeout=30000;";

    /// <summary>Reads a connection string; false when it is not one or names no database.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out NpgsqlConnectionStringBuilder? address)
    {
        try
        {
            address = new(Defaults + text)
            {
                // Sessions are kept with what they have prepared, so nothing is to be cleared between their uses.
                NoResetOnClose = true,
                MaxAutoPrepare = 0,
                Multiplexing = false,
                Enlist = false,
            };
            address.Remove("Target Session Attributes");
            if (!string.IsNullOrEmpty(address.Database)) return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            // The text holds a password perhaps, so what is wrong with it is not repeated.
        }

        address = null;
        return false;
    }

    /// <summary>Where it is, in words for the operator: nothing secret.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder address) =>
        $"PostgreSQL database {address.Database} on {address.Host}{(NamesItsPort(address.Host!) ? "" : $":{address.Port}")}";

    /// <summary>What opens its connections.</summary>
    public static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder address)
    {
        var builder = new NpgsqlDataSourceBuilder(address.ConnectionString);

        // The schema has built-in types only, so the first connection need not ask for all the others.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }

    private static bool NamesItsPort(string host) => host.Contains(':', StringComparison.Ordinal) || host.Contains(',', StringComparison.Ordinal) || host.StartsWith('/');
}
