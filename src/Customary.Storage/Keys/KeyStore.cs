namespace Customary.Storage.Keys;

/// <summary>Stores the keys of the server. All nodes on a database share them.</summary>
internal sealed class KeyStore(Database database)
{
    private const string Find = "select value from server_keys where name = $1";
    private const string List = "select name, value from server_keys";
    private const string Add = "insert into server_keys (name, value) values ($1, $2) on conflict (name) do nothing";
    private const string Replace = "update server_keys set value = $3 where name = $1 and value = $2";
    private const string HasTenants = "select count(*) from (select 1 from tenants limit 1) as present";
    private const string HasRequests = "select count(*) from (select 1 from idempotency limit 1) as present";

    /// <summary>Finds a key; null when it does not exist.</summary>
    public ValueTask<byte[]?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(name, static (session, name, cancellationToken) => FindAsync(session, name, cancellationToken), cancellationToken);

    /// <summary>Lists all keys by name.</summary>
    public ValueTask<Dictionary<string, byte[]>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            var keys = new Dictionary<string, byte[]>();
            await using var row = await session.Prepare(List).QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) keys[row.GetString(0)] = row.GetFieldValue<byte[]>(1);
            return keys;
        }, cancellationToken);

    /// <summary>Adds a key unless it exists, and returns the stored key. If several nodes add a key, all return the same one.</summary>
    public Task<byte[]> AddOrFindAsync(string name, byte[] value, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare(Add).Bind(name).Bind(value).ExecuteAsync(cancellationToken);
            return (await FindAsync(session, name, cancellationToken))!;
        }, cancellationToken);

    /// <summary>Replaces a key if its value is <paramref name="expected"/>. Otherwise nothing changes.</summary>
    public Task ReplaceAsync(string name, byte[] expected, byte[] value, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, cancellationToken) => await session.Prepare(Replace).Bind(name).Bind(expected).Bind(value).ExecuteAsync(cancellationToken),
            cancellationToken);

    /// <summary>Whether the database contains customers or stored responses of deleted customers.</summary>
    public ValueTask<bool> HasCustomersAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            0,
            static async (session, _, cancellationToken) =>
                await CountAsync(session, HasTenants, cancellationToken) + await CountAsync(session, HasRequests, cancellationToken) > 0,
            cancellationToken);

    private static async ValueTask<byte[]?> FindAsync(DbSession session, string name, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(Find).Bind(name).QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? row.GetFieldValue<byte[]>(0) : null;
    }

    private static async ValueTask<long> CountAsync(DbSession session, string sql, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(sql).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }
}
