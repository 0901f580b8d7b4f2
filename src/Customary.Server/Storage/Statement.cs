using System.Data.Common;

namespace Customary.Server.Storage;

/// <summary>A prepared statement of a session. Parameters are set in their order, then it is run.</summary>
public sealed class Statement(DbCommand command, Session session) : IAsyncDisposable
{
    private int _next;
    private bool _prepared;

    /// <summary>Sets the next parameter to an id, or to nothing.</summary>
    public Statement With(Guid? id) => Set(id is { } given ? session.ToDatabase(given) : DBNull.Value);

    /// <summary>Sets the next parameter to a number.</summary>
    public Statement With(long number) => Set(number);

    /// <summary>Sets the next parameter to a text, or to nothing.</summary>
    public Statement With(string? text) => Set((object?)text ?? DBNull.Value);

    /// <summary>Sets the next parameter to bytes, or to nothing.</summary>
    public Statement With(byte[]? bytes) => Set((object?)bytes ?? DBNull.Value);

    /// <summary>Runs a statement that answers no rows; how many it touched.</summary>
    public Task<int> ExecuteAsync(CancellationToken stop)
    {
        Ready();
        return command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Runs a query; the reader must be disposed before the statement is used again.</summary>
    public Task<DbDataReader> QueryAsync(CancellationToken stop)
    {
        Ready();
        return command.ExecuteReaderAsync(stop);
    }

    /// <summary>An id in a row of this statement's query.</summary>
    public Guid GetGuid(DbDataReader row, int column) => session.GetGuid(row, column);

    /// <summary>The statement with its first parameter next: whoever used it last may have failed on the way to running it.</summary>
    internal Statement FromTheStart()
    {
        _next = 0;
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => command.DisposeAsync();

    private Statement Set(object value)
    {
        if (_next == command.Parameters.Count) command.Parameters.Add(session.NewParameter(_next + 1));
        command.Parameters[_next++].Value = value;
        return this;
    }

    // Prepared once its parameters are known: that is when a server can plan it.
    private void Ready()
    {
        _next = 0;
        if (_prepared) return;
        command.Prepare();
        _prepared = true;
    }
}
