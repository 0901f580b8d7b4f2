namespace Customary.Storage.Sql;

/// <summary>
/// Statements whose results are not needed before the last of them is added. PostgreSQL receives them together, in one round
/// trip. SQLite has no round trips and executes each one when it is added.
/// </summary>
internal abstract class StatementBatch
{
    /// <summary>Adds a bound statement of the batch's session without a result set. Its <see cref="BatchResult.Number"/> is the number of affected rows.</summary>
    public abstract ValueTask<BatchResult> AddAsync(PreparedStatement statement, CancellationToken cancellationToken);

    /// <summary>Adds a bound query of one row. Its <see cref="BatchResult.Number"/> is the first column.</summary>
    public abstract ValueTask<BatchResult> AddQueryAsync(PreparedStatement statement, CancellationToken cancellationToken);

    /// <summary>Executes the added statements in their order. Afterwards the results are known and the batch is empty.</summary>
    public abstract ValueTask ExecuteAsync(CancellationToken cancellationToken);
}

/// <summary>The result of a statement in a batch. It is known after <see cref="StatementBatch.ExecuteAsync"/>.</summary>
internal sealed class BatchResult
{
    /// <summary>The number of affected rows, or the first column of a query's row.</summary>
    public long Number { get; internal set; }
}
