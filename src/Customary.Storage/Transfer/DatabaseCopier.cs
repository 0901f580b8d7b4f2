using System.Security.Cryptography;

namespace Customary.Storage.Transfer;

/// <summary>
/// Copies all data from one database to another, table by table in primary key order. After an interruption, it resumes
/// after the last copied row. Existing rows of the target never change.
/// </summary>
internal sealed class DatabaseCopier(Database source, Database target)
{
    private const int BatchSize = 500;

    /// <summary>Counts the rows of a table in the source.</summary>
    public ValueTask<long> CountAsync(TableDefinition table, CancellationToken cancellationToken) => CountAsync(source, table, cancellationToken);

    /// <summary>Copies a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="report">Receives the number of rows in the target, after each batch.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task CopyAsync(TableDefinition table, Action<long> report, CancellationToken cancellationToken)
    {
        var last = await FindLastAsync(target, table, cancellationToken);
        var copied = await CountAsync(target, table, cancellationToken);
        report(copied);
        await source.ReadAsync(0, async (session, _, cancellationToken) =>
        {
            await foreach (var rows in ReadAsync(session, table, last, cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
            {
                await AddAsync(table, rows, cancellationToken);
                last = rows[^1];
                report(copied += rows.Length);
            }

            return 0;
        }, cancellationToken);
    }

    /// <summary>Compares the rows of a table in both databases by count and checksum. Returns the count in the source.</summary>
    /// <param name="table">The table.</param>
    /// <param name="report">Receives the number of compared rows, after each batch.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<(bool AreSame, long Count)> CompareAsync(TableDefinition table, Action<long> report, CancellationToken cancellationToken)
    {
        var sums = await Task.WhenAll(SumAsync(source, table, report, cancellationToken), SumAsync(target, table, _ => { }, cancellationToken));
        return (sums[0].Count == sums[1].Count && sums[0].Sum.AsSpan().SequenceEqual(sums[1].Sum), sums[0].Count);
    }

    private Task<int> AddAsync(TableDefinition table, object?[][] rows, CancellationToken cancellationToken) => target.WriteAsync(async (session, cancellationToken) =>
    {
        foreach (var row in rows)
        {
            var add = session.Prepare(table.Add);
            for (var index = 0; index < row.Length; index++) table.Columns[index].Bind(add, row[index]);
            await add.ExecuteAsync(cancellationToken);
        }

        return 0;
    }, cancellationToken);

    private static async Task<(long Count, byte[] Sum)> SumAsync(Database database, TableDefinition table, Action<long> report, CancellationToken cancellationToken) =>
        await database.ReadAsync((table, report), static async (session, state, cancellationToken) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var count = 0L;
            await foreach (var row in ReadAsync(session, state.table, after: null, cancellationToken))
            {
                foreach (var value in row) ColumnDefinition.Hash(hash, value);
                if (++count % BatchSize == 0) state.report(count);
            }

            return (count, hash.GetHashAndReset());
        }, cancellationToken);

    private static ValueTask<long> CountAsync(Database database, TableDefinition table, CancellationToken cancellationToken) =>
        database.ReadAsync(table, static async (session, table, cancellationToken) =>
        {
            await using var row = await session.Prepare(table.Count).QueryAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return row.GetInt64(0);
        }, cancellationToken);

    private static ValueTask<object?[]?> FindLastAsync(Database database, TableDefinition table, CancellationToken cancellationToken) =>
        database.ReadAsync(table, static async (session, table, cancellationToken) =>
        {
            var query = session.Prepare(table.Last);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? [.. table.Columns.Select((column, index) => column.Read(query, row, index))] : (object?[]?)null;
        }, cancellationToken);

    private static async IAsyncEnumerable<object?[]> ReadAsync(
        DbSession session, TableDefinition table, object?[]? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = session.Prepare(after is null ? table.List : table.ListAfter);
        for (var index = 0; index < table.KeyLength && after is not null; index++) table.Columns[index].Bind(query, after[index]);
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var values = new object?[table.Columns.Count];
            for (var index = 0; index < values.Length; index++) values[index] = table.Columns[index].Read(query, row, index);
            yield return values;
        }
    }
}
