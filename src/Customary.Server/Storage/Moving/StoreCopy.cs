using System.Security.Cryptography;

namespace Customary.Server.Storage.Moving;

/// <summary>
/// Copies everything from one database into another, a row at a time, in the order of each table's key. Begun anew after
/// an end before its time it goes on behind the last row that arrived. Nothing that is in the target is changed.
/// </summary>
internal sealed class StoreCopy(Database from, Database to)
{
    private const int RowsAtOnce = 500;

    /// <summary>How many rows of a table there are to copy, those that have arrived before included.</summary>
    public ValueTask<long> CountAsync(MovedTable table, CancellationToken stop) => CountAsync(from, table, stop);

    /// <summary>Copies a table; tells how many rows have arrived, again and again.</summary>
    public async Task CopyAsync(MovedTable table, Action<long> tell, CancellationToken stop)
    {
        var last = await LastAsync(to, table, stop);
        var arrived = await CountAsync(to, table, stop);
        tell(arrived);
        await from.ReadAsync(0, async (session, _, stop) =>
        {
            await foreach (var rows in ReadAsync(session, table, last, stop).Chunk(RowsAtOnce).WithCancellation(stop))
            {
                await AddAsync(table, rows, stop);
                last = rows[^1];
                tell(arrived += rows.Length);
            }

            return 0;
        }, stop);
    }

    /// <summary>Whether both have the same rows, by count and by checksum, and how many.</summary>
    public async Task<(bool AreSame, long Count)> CompareAsync(MovedTable table, CancellationToken stop)
    {
        var sums = await Task.WhenAll(SumAsync(from, table, stop), SumAsync(to, table, stop));
        return (sums[0].Count == sums[1].Count && sums[0].Sum.AsSpan().SequenceEqual(sums[1].Sum), sums[0].Count);
    }

    private Task<int> AddAsync(MovedTable table, object?[][] rows, CancellationToken stop) => to.WriteAsync(async (session, stop) =>
    {
        foreach (var row in rows)
        {
            var add = session.Statement(table.Add);
            for (var place = 0; place < row.Length; place++) table.Columns[place].Set(add, row[place]);
            await add.ExecuteAsync(stop);
        }

        return 0;
    }, stop);

    private static async Task<(long Count, byte[] Sum)> SumAsync(Database database, MovedTable table, CancellationToken stop) =>
        await database.ReadAsync(table, static async (session, table, stop) =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var count = 0L;
            await foreach (var row in ReadAsync(session, table, after: null, stop))
            {
                foreach (var value in row) MovedColumn.Hash(hash, value);
                count++;
            }

            return (count, hash.GetHashAndReset());
        }, stop);

    private static ValueTask<long> CountAsync(Database database, MovedTable table, CancellationToken stop) =>
        database.ReadAsync(table, static async (session, table, stop) =>
        {
            await using var row = await session.Statement(table.Count).QueryAsync(stop);
            await row.ReadAsync(stop);
            return row.GetInt64(0);
        }, stop);

    private static ValueTask<object?[]?> LastAsync(Database database, MovedTable table, CancellationToken stop) =>
        database.ReadAsync(table, static async (session, table, stop) =>
        {
            var query = session.Statement(table.Last);
            await using var row = await query.QueryAsync(stop);
            return await row.ReadAsync(stop) ? [.. table.Columns.Select((column, place) => column.Read(query, row, place))] : (object?[]?)null;
        }, stop);

    private static async IAsyncEnumerable<object?[]> ReadAsync(
        Session session, MovedTable table, object?[]? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var query = session.Statement(after is null ? table.FromStart : table.After);
        for (var place = 0; place < table.KeyLength && after is not null; place++) table.Columns[place].Set(query, after[place]);
        await using var row = await query.QueryAsync(stop);
        while (await row.ReadAsync(stop))
        {
            var values = new object?[table.Columns.Count];
            for (var place = 0; place < values.Length; place++) values[place] = table.Columns[place].Read(query, row, place);
            yield return values;
        }
    }
}
