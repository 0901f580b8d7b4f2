using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Customary.Storage.Sqlite;

/// <summary>A connection to SQLite. IDs are blobs of 16 bytes in big-endian order.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : DbSession(connection)
{
    public SqliteConnection Connection { get; } = connection;

    /// <summary>Opens a connection.</summary>
    /// <exception cref="SqliteException">The database cannot be opened.</exception>
    public static SqliteSession Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Closes the connection synchronously.</summary>
    public void Close() => NativeSqlite.GetCompletedResult(CloseAsync());

    /// <inheritdoc/>
    public override StatementBatch CreateBatch() => new SqliteBatch();

    internal override string Dialect => "sqlite";

    internal override DbParameter NewParameter(int position, ParameterKind kind) => new SqliteParameter { ParameterName = $"${position}" };

    internal override object ToDatabase(Guid id, object? previous)
    {
        // SQLite copied the previous value at execution, so the array can be reused.
        if (previous is not byte[] { Length: 16 } bytes) return id.ToByteArray(bigEndian: true);
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes;
    }

    // The provider would allocate an array for each value.
    internal override Guid GetGuid(DbDataReader row, int column) => new(SqliteColumn.Bytes((SqliteDataReader)row, column), bigEndian: true);

    // The provider would allocate a string for each value.
    internal override ReadOnlySpan<byte> GetText(DbDataReader row, int column) => SqliteColumn.Bytes((SqliteDataReader)row, column);

    internal override PooledBuffer GetBytes(DbDataReader row, int column) => PooledBuffer.Copy(SqliteColumn.Bytes((SqliteDataReader)row, column));

    private async ValueTask<bool> CloseAsync()
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
        .Replace("{country}", "coalesce(json_extract(cast(body as text), '$.companyProfile.address.country'), json_extract(cast(body as text), '$.billingProfile.defaultAddress.country'))", StringComparison.Ordinal)
        .Replace("{for update skip locked}", "", StringComparison.Ordinal);
}
