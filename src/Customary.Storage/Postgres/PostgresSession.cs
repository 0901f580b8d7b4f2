using System.Data.Common;
using Customary.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Customary.Storage.Postgres;

/// <summary>A connection to PostgreSQL: parameters have their types, so that the server can plan and nothing is guessed.</summary>
internal sealed class PostgresSession : DbSession
{
    public PostgresSession(NpgsqlConnection connection, int generation)
        : base(connection)
    {
        Connection = connection;
        Generation = generation;
        connection.Notice += (_, sent) => HasWarned |= sent.Notice.InvariantSeverity == "WARNING";
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Which generation of connections this is one of; a connection that breaks ends its generation.</summary>
    public int Generation { get; }

    /// <summary>Whether the server has warned since this was last set to false.</summary>
    public bool HasWarned { get; set; }

    internal override string Dialect => "postgres";

    internal override DbParameter NewParameter(int place, ParameterKind kind) => new NpgsqlParameter
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

    internal override object ToDatabase(Guid id, object? before) => id;

    internal override Guid GetGuid(DbDataReader row, int column) => row.GetGuid(column);

    protected override string Translate(string text) => text
        .Replace("{uuid}", "uuid", StringComparison.Ordinal)
        .Replace("{bytes}", "bytea", StringComparison.Ordinal)
        .Replace("{json}", "json", StringComparison.Ordinal)
        .Replace("{for update}", "for update", StringComparison.Ordinal)
        .Replace("{bytewise}", "collate \"C\"", StringComparison.Ordinal)
        .Replace("{instr}", "pg_catalog.\"position\"", StringComparison.Ordinal)
        .Replace("{for update skip locked}", "for update skip locked", StringComparison.Ordinal);
}
