using Customary.Storage.Sql;

namespace Customary.Storage.Keys;

/// <summary>The keys of the service itself, one set for all nodes on a store.</summary>
internal sealed class KeyStore(Database database)
{
    private const string Find = "select value from server_keys where name = $1";
    private const string List = "select name, value from server_keys";
    private const string Add = "insert into server_keys (name, value) values ($1, $2) on conflict (name) do nothing";
    private const string Replace = "update server_keys set value = $3 where name = $1 and value = $2";
    private const string HasTenants = "select count(*) from (select 1 from tenants limit 1) as present";
    private const string HasRequests = "select count(*) from (select 1 from idempotency limit 1) as present";

    /// <summary>The key of that name; null when there is none yet.</summary>
    public ValueTask<byte[]?> FindAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(name, static (session, name, cancellationToken) => FindAsync(session, name, cancellationToken), cancellationToken);

    /// <summary>All keys by their names.</summary>
    public ValueTask<Dictionary<string, byte[]>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            var keys = new Dictionary<string, byte[]>();
            await using var row = await session.Prepare(List).QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) keys[row.GetString(0)] = row.GetFieldValue<byte[]>(1);
            return keys;
        }, cancellationToken);

    /// <summary>Adds a key unless there is one; the one that holds, which of several nodes at once may be another's.</summary>
    public Task<byte[]> AddOrFindAsync(string name, byte[] value, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            await session.Prepare(Add).Bind(name).Bind(value).ExecuteAsync(cancellationToken);
            return (await FindAsync(session, name, cancellationToken))!;
        }, cancellationToken);

    /// <summary>Replaces a key, unless another node did so first.</summary>
    public Task ReplaceAsync(string name, byte[] expected, byte[] value, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, cancellationToken) => await session.Prepare(Replace).Bind(name).Bind(expected).Bind(value).ExecuteAsync(cancellationToken),
            cancellationToken);

    /// <summary>Whether the store has or had customers.</summary>
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

    private static async ValueTask<long> CountAsync(DbSession session, string count, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(count).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }
}
