using System.Data.Common;

namespace Customary.Storage.Sql;

/// <summary>A prepared statement of a session. Bind all parameters in their order, then execute it.</summary>
internal sealed class PreparedStatement(DbCommand command, DbSession session) : IAsyncDisposable
{
    private int _next;
    private bool _prepared;

    /// <summary>The SQL text in the dialect of the database.</summary>
    internal string Text => command.CommandText;

    /// <summary>The bound parameters.</summary>
    internal DbParameterCollection Parameters => command.Parameters;

    /// <summary>Binds the next parameter to an ID or to null.</summary>
    public PreparedStatement Bind(Guid? id)
    {
        var previous = _next < command.Parameters.Count ? command.Parameters[_next].Value : null;
        return Set(ParameterKind.Id, id is { } value ? session.ToDatabase(value, previous) : DBNull.Value);
    }

    /// <summary>Binds the next parameter to a number.</summary>
    public PreparedStatement Bind(long number) => Set(ParameterKind.Number, number);

    /// <summary>Binds the next parameter to a text or to null.</summary>
    /// <exception cref="InvalidTextException">The text contains NUL or an unpaired surrogate.</exception>
    public PreparedStatement Bind(string? text) => Set(ParameterKind.Text, text is null ? DBNull.Value : StorableText.Require(text));

    /// <summary>Binds the next parameter to bytes or to null.</summary>
    public PreparedStatement Bind(byte[]? bytes) => Set(ParameterKind.Bytes, (object?)bytes ?? DBNull.Value);

    /// <summary>Binds the next parameter to a UTF-8 JSON document. The database preserves every byte.</summary>
    /// <exception cref="InvalidTextException">A string in the document contains NUL.</exception>
    public PreparedStatement BindJson(byte[] document) => Set(ParameterKind.Json, StorableText.RequireJson(document));

    /// <summary>Executes a statement without a result set.</summary>
    /// <returns>The number of affected rows.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken) =>
        _prepared ? command.ExecuteNonQueryAsync(cancellationToken) : PrepareAndExecuteAsync(cancellationToken);

    /// <summary>Executes a query. The caller must dispose the reader before it uses the statement again.</summary>
    public Task<DbDataReader> QueryAsync(CancellationToken cancellationToken) =>
        _prepared ? command.ExecuteReaderAsync(cancellationToken) : PrepareAndQueryAsync(cancellationToken);

    /// <summary>Reads an ID from a row of this query.</summary>
    public Guid GetGuid(DbDataReader row, int column) => session.GetGuid(row, column);

    /// <summary>Reads a text from a row of this query as UTF-8. The span is valid only while the row is current.</summary>
    public ReadOnlySpan<byte> GetText(DbDataReader row, int column) => session.GetText(row, column);

    /// <summary>Reads bytes from a row of this query. The caller must dispose the buffer.</summary>
    public PooledBuffer GetBytes(DbDataReader row, int column) => session.GetBytes(row, column);

    /// <summary>Restarts binding at the first parameter, because the previous use could have failed between binding and execution.</summary>
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

    // On first execution, because the server needs the parameter types.
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await command.PrepareAsync(cancellationToken);
        _prepared = true;
    }
}
