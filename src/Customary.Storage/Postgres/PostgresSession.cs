using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Customary.Storage.Postgres;

/// <summary>A connection to PostgreSQL. Parameters have explicit types, so the server does not infer them.</summary>
internal sealed class PostgresSession : DbSession
{
    public PostgresSession(NpgsqlConnection connection, int generation, long openedAt)
        : base(connection)
    {
        Connection = connection;
        Generation = generation;
        OpenedAt = openedAt;
        connection.Notice += (_, arguments) => HasWarned |= arguments.Notice.InvariantSeverity == "WARNING";
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>The generation of the connection. A broken connection invalidates its generation.</summary>
    public int Generation { get; }

    /// <summary>When the connection was opened: a timestamp of the pool's time.</summary>
    public long OpenedAt { get; }

    /// <summary>Whether the server has sent a warning since the last reset to false.</summary>
    public bool HasWarned { get; set; }

    /// <inheritdoc/>
    public override StatementBatch CreateBatch() => new PostgresBatch(this);

    internal override string Dialect => "postgres";

    internal override DbParameter NewParameter(int position, ParameterKind kind) => new NpgsqlParameter
    {
        NpgsqlDbType = kind switch
        {
            ParameterKind.Id => NpgsqlDbType.Uuid,
            ParameterKind.Number => NpgsqlDbType.Bigint,
            ParameterKind.Text => NpgsqlDbType.Text,
            ParameterKind.Bytes => NpgsqlDbType.Bytea,
            _ => NpgsqlDbType.Json,
        },
    };

    /// <summary>The country in the document of a customer. Without delegated access, the document has no address of the company.</summary>
    internal const string Country = "coalesce(body #>> '{companyProfile,address,country}', body #>> '{billingProfile,defaultAddress,country}')";

    internal override object ToDatabase(Guid id, object? previous) => id;

    internal override Guid GetGuid(DbDataReader row, int column) => row.GetGuid(column);

    protected override string Translate(string text) => text
        .Replace("{uuid}", "uuid", StringComparison.Ordinal)
        .Replace("{bytes}", "bytea", StringComparison.Ordinal)
        .Replace("{json}", "json", StringComparison.Ordinal)
        .Replace("{for update}", "for update", StringComparison.Ordinal)
        .Replace("{bytewise}", "collate \"C\"", StringComparison.Ordinal)
        .Replace("{instr}", "pg_catalog.\"position\"", StringComparison.Ordinal)
        .Replace("{country}", Country, StringComparison.Ordinal)
        .Replace("{for update skip locked}", "for update skip locked", StringComparison.Ordinal);
}
