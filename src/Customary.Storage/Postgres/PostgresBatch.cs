using System.Data.Common;
using Npgsql;

namespace Customary.Storage.Postgres;

/// <summary>Sends the added statements in one round trip. The server has prepared each text once for the connection.</summary>
internal sealed class PostgresBatch(PostgresSession session) : StatementBatch
{
    private readonly List<(NpgsqlBatchCommand Command, BatchResult Result, bool IsQuery)> _statements = [];

    /// <inheritdoc/>
    public override ValueTask<BatchResult> AddAsync(PreparedStatement statement, CancellationToken cancellationToken) => new(Add(statement, isQuery: false));

    /// <inheritdoc/>
    public override ValueTask<BatchResult> AddQueryAsync(PreparedStatement statement, CancellationToken cancellationToken) => new(Add(statement, isQuery: true));

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var batch = session.Connection.CreateBatch();
        foreach (var (command, _, _) in _statements) batch.BatchCommands.Add(command);

        // A round trip only if the connection has not prepared one of the texts yet.
        await batch.PrepareAsync(cancellationToken);
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken)) await ReadAsync(reader, cancellationToken);
        foreach (var (command, result, isQuery) in _statements)
            if (!isQuery) result.Number = command.RecordsAffected;
        _statements.Clear();
    }

    // The reader skips statements without a result set, and knows the affected rows of all of them at its end.
    private async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        foreach (var (_, result, _) in _statements.Where(statement => statement.IsQuery))
        {
            await reader.ReadAsync(cancellationToken);
            result.Number = reader.GetInt64(0);
            await reader.NextResultAsync(cancellationToken);
        }

        while (await reader.NextResultAsync(cancellationToken))
        {
        }
    }

    private BatchResult Add(PreparedStatement statement, bool isQuery)
    {
        // The statement keeps its parameters for its next use, so the batch gets copies.
        var command = new NpgsqlBatchCommand(statement.Text);
        foreach (DbParameter parameter in statement.Parameters) command.Parameters.Add(((NpgsqlParameter)parameter).Clone());
        var result = new BatchResult();
        _statements.Add((command, result, isQuery));
        return result;
    }
}
