namespace Customary.Storage.Sqlite;

/// <summary>Executes each statement when it is added.</summary>
internal sealed class SqliteBatch : StatementBatch
{
    /// <inheritdoc/>
    public override async ValueTask<BatchResult> AddAsync(PreparedStatement statement, CancellationToken cancellationToken) =>
        new() { Number = await statement.ExecuteAsync(cancellationToken) };

    /// <inheritdoc/>
    public override async ValueTask<BatchResult> AddQueryAsync(PreparedStatement statement, CancellationToken cancellationToken)
    {
        await using var row = await statement.QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new() { Number = row.GetInt64(0) };
    }

    /// <inheritdoc/>
    public override ValueTask ExecuteAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
