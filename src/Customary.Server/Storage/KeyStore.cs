namespace Customary.Server.Storage;

/// <summary>The keys of the service itself, one set for all nodes on a store.</summary>
public sealed class KeyStore(Database database)
{
    private const string Find = "select value from server_keys where name = $1";
    private const string Add = "insert into server_keys (name, value) values ($1, $2) on conflict (name) do nothing";

    /// <summary>The key of that name; null when there is none yet.</summary>
    public ValueTask<byte[]?> FindAsync(string name, CancellationToken stop) =>
        database.ReadAsync(name, static (session, name, stop) => FindAsync(session, name, stop), stop);

    /// <summary>Adds a key unless there is one; the one that holds, which of several nodes at once may be another's.</summary>
    public Task<byte[]> AddOrFindAsync(string name, byte[] value, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            await session.Statement(Add).With(name).With(value).ExecuteAsync(stop);
            return (await FindAsync(session, name, stop))!;
        }, stop);

    private static async ValueTask<byte[]?> FindAsync(Session session, string name, CancellationToken stop)
    {
        await using var row = await session.Statement(Find).With(name).QueryAsync(stop);
        return await row.ReadAsync(stop) ? row.GetFieldValue<byte[]>(0) : null;
    }
}
