using System.Data.Common;

namespace Customary.Storage.Sql;

/// <summary>A prepared statement of a session. Parameters are set in their order, then it is run.</summary>
internal sealed class PreparedStatement(DbCommand command, DbSession session) : IAsyncDisposable
{
    private int _next;
    private bool _prepared;

    /// <summary>Sets the next parameter to an id, or to nothing.</summary>
    public PreparedStatement Bind(Guid? id)
    {
        var before = _next < command.Parameters.Count ? command.Parameters[_next].Value : null;
        return Set(ParameterKind.Id, id is { } given ? session.ToDatabase(given, before) : DBNull.Value);
    }

    /// <summary>Sets the next parameter to a number.</summary>
    public PreparedStatement Bind(long number) => Set(ParameterKind.Number, number);

    /// <summary>Sets the next parameter to a text, or to nothing.</summary>
    /// <exception cref="InvalidTextException">It contains NUL or an unpaired surrogate.</exception>
    public PreparedStatement Bind(string? text) => Set(ParameterKind.Text, text is null ? DBNull.Value : StorableText.Require(text));

    /// <summary>Sets the next parameter to bytes, or to nothing.</summary>
    public PreparedStatement Bind(byte[]? bytes) => Set(ParameterKind.Bytes, (object?)bytes ?? DBNull.Value);

    /// <summary>Sets the next parameter to a document, UTF-8 JSON; it is read back byte for byte.</summary>
    /// <exception cref="InvalidTextException">A text in it contains NUL.</exception>
    public PreparedStatement BindJson(byte[] document) => Set(ParameterKind.Json, StorableText.RequireJson(document));

    /// <summary>Runs a statement that answers no rows; how many it touched.</summary>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken) =>
        _prepared ? command.ExecuteNonQueryAsync(cancellationToken) : PrepareAndExecuteAsync(cancellationToken);

    /// <summary>Runs a query; the reader must be disposed before the statement is used again.</summary>
    public Task<DbDataReader> QueryAsync(CancellationToken cancellationToken) =>
        _prepared ? command.ExecuteReaderAsync(cancellationToken) : PrepareAndQueryAsync(cancellationToken);

    /// <summary>An id in a row of this statement's query.</summary>
    public Guid GetGuid(DbDataReader row, int column) => session.GetGuid(row, column);

    /// <summary>A text in a row of this statement's query, UTF-8, there while the row is.</summary>
    public ReadOnlySpan<byte> GetText(DbDataReader row, int column) => session.GetText(row, column);

    /// <summary>The bytes in a row of this statement's query, in a buffer to be given back.</summary>
    public PooledBuffer GetBytes(DbDataReader row, int column) => session.GetBytes(row, column);

    /// <summary>The statement with its first parameter next: whoever used it last may have failed on the way to running it.</summary>
    internal PreparedStatement Reset()
    {
        _next = 0;
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => command.DisposeAsync();

    private PreparedStatement Set(ParameterKind kind, object value)
    {
        if (_next == command.Parameters.Count) command.Parameters.Add(session.NewParameter(_next + 1, kind));
        command.Parameters[_next++].Value = value;
        return this;
    }

    private async Task<int> PrepareAndExecuteAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<DbDataReader> PrepareAndQueryAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return await command.ExecuteReaderAsync(cancellationToken);
    }

    // Prepared once its parameters are known: that is when a server can plan it.
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await command.PrepareAsync(cancellationToken);
        _prepared = true;
    }
}
