using System.Data.Common;

namespace Customary.Storage.Sql;

/// <summary>
/// A connection and its prepared statements. The SQL of the stores is valid in both databases. Parameters are
/// <c>$1</c>, <c>$2</c> and so on. Terms that differ between the databases are placeholders in braces.
/// </summary>
internal abstract class DbSession(DbConnection connection) : IAsyncDisposable
{
    // SQL texts are constants, so a lookup compares references instead of text.
    private readonly Dictionary<string, PreparedStatement> _statements = new(ReferenceEqualityComparer.Instance);

    /// <summary>The name of the SQL dialect. It marks migration files for one dialect.</summary>
    internal abstract string Dialect { get; }

    /// <summary>Returns the statement with that SQL text and without bound parameters. It is prepared on first use and cached.</summary>
    public PreparedStatement Prepare(string text)
    {
        if (_statements.TryGetValue(text, out var statement)) return statement.Reset();
        var command = connection.CreateCommand();
        command.CommandText = Translate(text);
        return _statements[text] = new(command, this);
    }

    /// <summary>Creates a batch, which is executed on this session.</summary>
    public abstract StatementBatch CreateBatch();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _statements.Values) await statement.DisposeAsync();
        await connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Replaces the placeholders in braces with the terms of this database.</summary>
    protected abstract string Translate(string text);

    /// <summary>Creates a parameter.</summary>
    /// <param name="position">The position of the parameter, from 1.</param>
    /// <param name="kind">The type of its values.</param>
    internal abstract DbParameter NewParameter(int position, ParameterKind kind);

    /// <summary>Converts an ID to the parameter value of this database.</summary>
    /// <param name="id">The ID.</param>
    /// <param name="previous">The previous value of the parameter, whose memory can be reused; null on first use.</param>
    internal abstract object ToDatabase(Guid id, object? previous);

    /// <summary>Reads an ID.</summary>
    internal abstract Guid GetGuid(DbDataReader row, int column);

    /// <summary>Reads a text as UTF-8. The span is valid only while the row is current.</summary>
    internal virtual ReadOnlySpan<byte> GetText(DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    /// <summary>Reads bytes. The caller must dispose the buffer.</summary>
    internal virtual PooledBuffer GetBytes(DbDataReader row, int column) => PooledBuffer.FromArray(row.GetFieldValue<byte[]>(column));
}
