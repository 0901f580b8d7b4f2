using System.Data.Common;

namespace Customary.Storage.Sql;

/// <summary>
/// One connection with the statements it has prepared. The store's SQL is written once, in words that both
/// databases know; parameters are <c>$1</c>, <c>$2</c> … and the few words that differ stand in braces.
/// </summary>
internal abstract class DbSession(DbConnection connection) : IAsyncDisposable
{
    // Texts are constants, so the same text is the same reference, and a lookup need not read it.
    private readonly Dictionary<string, PreparedStatement> _statements = new(ReferenceEqualityComparer.Instance);

    /// <summary>The name of the database's kind, which marks migrations that are for it alone.</summary>
    internal abstract string Dialect { get; }

    /// <summary>The statement of that text, prepared on first use and kept.</summary>
    public PreparedStatement Prepare(string text)
    {
        if (_statements.TryGetValue(text, out var statement)) return statement.Reset();
        var command = connection.CreateCommand();
        command.CommandText = Translate(text);
        return _statements[text] = new(command, this);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _statements.Values) await statement.DisposeAsync();
        await connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts this database's words for those in braces.</summary>
    protected abstract string Translate(string text);

    /// <summary>Makes the parameter at a place, counted from one.</summary>
    internal abstract DbParameter NewParameter(int place, ParameterKind kind);

    /// <summary>An id as this database takes it, in place of the one before it, which nobody reads any more.</summary>
    internal abstract object ToDatabase(Guid id, object? before);

    /// <summary>An id as this database gives it.</summary>
    internal abstract Guid GetGuid(DbDataReader row, int column);

    /// <summary>A text as both databases keep it, UTF-8; not to be read after the row.</summary>
    internal virtual ReadOnlySpan<byte> GetText(DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    /// <summary>Bytes as this database gives them, in a buffer to be given back where it can fill one.</summary>
    internal virtual PooledBuffer GetBytes(DbDataReader row, int column) => PooledBuffer.FromArray(row.GetFieldValue<byte[]>(column));
}
