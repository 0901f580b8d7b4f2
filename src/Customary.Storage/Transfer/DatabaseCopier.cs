using System.Security.Cryptography;
using Customary.Storage.Sql;

namespace Customary.Storage.Transfer;

/// <summary>
/// Copies everything from one database into another, a row at a time, in the order of each table's key. Begun anew after
/// an end before its time it goes on behind the last row that arrived. Nothing that is in the target is changed.
/// </summary>
internal sealed class DatabaseCopier(Database from, Database to)
{
    private const int BatchSize = 500;

    /// <summary>How many rows of a table there are to copy, those that have arrived before included.</summary>
    public ValueTask<long> CountAsync(TableDefinition table, CancellationToken cancellationToken) => CountAsync(from, table, cancellationToken);

    /// <summary>Copies a table; tells how many rows have arrived, again and again.</summary>
    public async Task CopyAsync(TableDefinition table, Action<long> tell, CancellationToken cancellationToken)
    {
        var last = await LastAsync(to, table, cancellationToken);
        var arrived = await CountAsync(to, table, cancellationToken);
        tell(arrived);
        await from.ReadAsync(0, async (session, _, cancellationToken) =>
        {
            await foreach (var rows in ReadAsync(session, table, last, cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
            {
                await AddAsync(table, rows, cancellationToken);
                last = rows[^1];
                tell(arrived += rows.Length);
            }

            return 0;
        }, cancellationToken);
    }

    /// <summary>Whether both have the same rows, by count and by checksum, and how many.</summary>
    public async Task<(bool AreSame, long Count)> CompareAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var sums = await Task.WhenAll(SumAsync(from, table, cancellationToken), SumAsync(to, table, cancellationToken));
        return (sums[0].Count == sums[1].Count && sums[0].Sum.AsSpan().SequenceEqual(sums[1].Sum), sums[0].Count);
    }

    private Task<int> AddAsync(TableDefinition table, object?[][] rows, CancellationToken cancellationToken) => to.WriteAsync(async (session, cancellationToken) =>
    {
        foreach (var row in rows)
        {
            var add = session.Prepare(table.Add);
            for (var place = 0; place < row.Length; place++) table.Columns[place].Set(add, row[place]);
            await add.ExecuteAsync(cancellationToken);
        }

        return 0;
    }, cancellationToken);

    private static async Task<(long Count, byte[] Sum)> SumAsync(Database database, TableDefinition table, CancellationToken cancellationToken) =>
        await database.ReadAsync(table, static async (session, table, cancellationToken) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var count = 0L;
            await foreach (var row in ReadAsync(session, table, after: null, cancellationToken))
            {
                foreach (var value in row) ColumnDefinition.Hash(hash, value);
                count++;
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

    private static ValueTask<object?[]?> LastAsync(Database database, TableDefinition table, CancellationToken cancellationToken) =>
        database.ReadAsync(table, static async (session, table, cancellationToken) =>
        {
            var query = session.Prepare(table.Last);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? [.. table.Columns.Select((column, place) => column.Read(query, row, place))] : (object?[]?)null;
        }, cancellationToken);

    private static async IAsyncEnumerable<object?[]> ReadAsync(
        DbSession session, TableDefinition table, object?[]? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = session.Prepare(after is null ? table.FromStart : table.After);
        for (var place = 0; place < table.KeyLength && after is not null; place++) table.Columns[place].Set(query, after[place]);
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var values = new object?[table.Columns.Count];
            for (var place = 0; place < values.Length; place++) values[place] = table.Columns[place].Read(query, row, place);
            yield return values;
        }
    }
}
