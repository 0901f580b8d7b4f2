using System.Data.Common;
using Customary.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>A connection to SQLite: ids are blobs of 16 bytes in the order in which they are written.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : DbSession(connection)
{
    public SqliteConnection Connection { get; } = connection;

    /// <summary>Closes the connection; with SQLite that waits for nothing.</summary>
    public void Close() => NativeSqlite.Finished(Closed());

    internal override string Dialect => "sqlite";

    internal override DbParameter NewParameter(int place, ParameterKind kind) => new SqliteParameter { ParameterName = $"${place}" };

    internal override object ToDatabase(Guid id, object? before)
    {
        // SQLite copied it when the statement ran.
        if (before is not byte[] { Length: 16 } bytes) return id.ToByteArray(bigEndian: true);
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes;
    }

    // The provider would make an array for each value.
    internal override Guid GetGuid(DbDataReader row, int column) => new(SqliteColumn.Bytes((SqliteDataReader)row, column), bigEndian: true);

    // The bytes of a text are its UTF-8; the provider would look at its kind and make a string of it.
    internal override ReadOnlySpan<byte> GetText(DbDataReader row, int column) => SqliteColumn.Bytes((SqliteDataReader)row, column);

    internal override PooledBuffer GetBytes(DbDataReader row, int column) => PooledBuffer.Copy(SqliteColumn.Bytes((SqliteDataReader)row, column));

    private async ValueTask<bool> Closed()
    {
        await DisposeAsync();
        return true;
    }

    protected override string Translate(string text) => text
        .Replace("{uuid}", "blob", StringComparison.Ordinal)
        .Replace("{bytes}", "blob", StringComparison.Ordinal)
        .Replace("{json}", "blob", StringComparison.Ordinal)
        .Replace("{for update}", "", StringComparison.Ordinal)
        .Replace("{bytewise}", "", StringComparison.Ordinal)
        .Replace("{instr}", "instr", StringComparison.Ordinal)
        .Replace("{for update skip locked}", "", StringComparison.Ordinal);
}
