namespace Customary.Storage.Sql;

/// <summary>
/// Tests whether the database accepts writes. It adds and removes a row in one committed transaction. The row needs new
/// pages, so the probe detects a full disk and a read-only file.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="name">The key of the row. It must be unique per node, so that nodes do not wait for each other.</param>
/// <param name="value">Random bytes of length <see cref="ValueLength"/>, because PostgreSQL compresses other values.</param>
internal sealed class WriteProbe(Database database, string name, byte[] value)
{
    private const string Check = "select count(*) from migrations";
    private const string Add = "insert into server_keys (name, value) values ($1, $2)";
    private const string Remove = "delete from server_keys where name = $1";

    /// <summary>The length of the value in bytes. A value of this length needs new pages in the file.</summary>
    public const int ValueLength = 16 * 1024;

    /// <summary>Runs one read and one write.</summary>
    /// <exception cref="StorageUnavailableException">The read or the write failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            await using var row = await session.Prepare(Check).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken);
        }, cancellationToken);
        await database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare(Add).Bind(name).Bind(value).ExecuteAsync(cancellationToken);
            return await session.Prepare(Remove).Bind(name).ExecuteAsync(cancellationToken);
        }, cancellationToken);
    }
}
