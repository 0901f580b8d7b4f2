namespace Customary.Storage.Sql;

/// <summary>
/// Writes to the store as a request does, and leaves nothing behind: a row that needs new pages is added and removed
/// in one transaction, which is committed. So a disk that is full and a file that is read-only are noticed.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="name">A name that no other node uses, so that nodes never wait for one another.</param>
/// <param name="value">Random bytes: PostgreSQL would compress anything else to nearly nothing.</param>
internal sealed class WriteProbe(Database database, string name, byte[] value)
{
    private const string Ask = "select count(*) from migrations";
    private const string Add = "insert into server_keys (name, value) values ($1, $2)";
    private const string Remove = "delete from server_keys where name = $1";

    /// <summary>The length of the value in bytes: it needs new pages in the file.</summary>
    public const int ValueLength = 16 * 1024;

    /// <summary>Reads and writes once.</summary>
    /// <exception cref="StorageUnavailableException">The store does not read or takes no writes.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            await using var row = await session.Prepare(Ask).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken);
        }, cancellationToken);
        await database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare(Add).Bind(name).Bind(value).ExecuteAsync(cancellationToken);
            return await session.Prepare(Remove).Bind(name).ExecuteAsync(cancellationToken);
        }, cancellationToken);
    }
}
