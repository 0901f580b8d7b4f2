namespace Customary.Server.Storage;

/// <summary>
/// Writes to the store as a request does, and leaves nothing behind: a row that needs new pages is added and removed
/// in one transaction, which is committed. So a disk that is full and a file that is read-only are noticed.
/// </summary>
public sealed class WriteProbe(Database database, Identifiers identifiers)
{
    private const string Ask = "select count(*) from migrations";
    private const string Add = "insert into server_keys (name, value) values ($1, $2)";
    private const string Remove = "delete from server_keys where name = $1";
    private const int Length = 16 * 1024;

    // A name of its own, so that nodes never wait for one another.
    private readonly string _name = $"write-probe {identifiers.NewTrackingId()}";
    private readonly byte[] _value = NewValue(identifiers);

    /// <summary>Reads and writes once.</summary>
    /// <exception cref="StoreAwayException">The store does not read or takes no writes.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            await using var row = await session.Statement(Ask).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken);
        }, cancellationToken);
        await database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Statement(Add).With(_name).With(_value).ExecuteAsync(cancellationToken);
            return await session.Statement(Remove).With(_name).ExecuteAsync(cancellationToken);
        }, cancellationToken);
    }

    // Random, for PostgreSQL would compress anything else to nearly nothing.
    private static byte[] NewValue(Identifiers identifiers)
    {
        var value = new byte[Length];
        identifiers.Fill(value);
        return value;
    }
}
