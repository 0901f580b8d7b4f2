using System.Text.Json;
using Customary.Resources;

namespace Customary.Server.Storage;

/// <summary>
/// What belongs to customers' tenants, whichever partner looks. Whoever changes what is under a customer takes its
/// tenant first, and nobody else does until the write ends.
/// </summary>
public sealed class TenantStore(Database database)
{
    /// <summary>The facts of a customer's tenant; null when the partner never had the customer.</summary>
    public ValueTask<HeldFacts?> FindAsync(Guid partner, Guid customer, CancellationToken stop) =>
        database.ReadAsync((partner, customer), static async (session, key, stop) =>
        {
            Guid home;
            bool hasEnded;
            var query = session.Statement(TenantSql.FindHeld).With(key.partner).With(key.customer);
            await using (var row = await query.QueryAsync(stop))
            {
                if (!await row.ReadAsync(stop)) return null;
                hasEnded = row.GetString(0) == RelationshipToPartner.None;
                if (!row.IsDBNull(1)) return new(Read(row.GetFieldValue<byte[]>(1)), hasEnded);
                if (row.IsDBNull(2)) return null;
                home = query.GetGuid(row, 2);
            }

            return await FindAsync(session.Statement(TenantSql.Find), new(home, key.customer), stop) is { } facts ? new HeldFacts(facts, hasEnded) : null;
        }, stop);

    /// <summary>Where the tenant of the customer lies to whom a domain belongs; null when nobody has it.</summary>
    public ValueTask<TenantKey?> FindKeyAsync(string domain, CancellationToken stop) =>
        database.ReadAsync(DomainKey.Of(domain), static async (session, key, stop) =>
        {
            var query = session.Statement(DomainSql.Find).With(key);
            await using var row = await query.QueryAsync(stop);
            return await row.ReadAsync(stop) ? new TenantKey(query.GetGuid(row, 0), query.GetGuid(row, 1)) : (TenantKey?)null;
        }, stop);

    /// <summary>Where the tenant of a customer lies, for the operator who knows nothing but its id; null when there is no such customer.</summary>
    public ValueTask<TenantKey?> FindKeyAsync(Guid customer, CancellationToken stop) =>
        database.ReadAsync(customer, static async (session, customer, stop) =>
        {
            var query = session.Statement(TenantSql.FindHomeOfAny).With(customer);
            await using var row = await query.QueryAsync(stop);
            return await row.ReadAsync(stop) ? new TenantKey(query.GetGuid(row, 0), customer) : (TenantKey?)null;
        }, stop);

    /// <summary>Changes what is known of a tenant; false when there is no such customer. It may be run again, so it must not act.</summary>
    public Task<bool> ReplaceAsync(TenantKey tenant, Func<TenantFacts, TenantFacts> change, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            if (await HoldAsync(session, tenant, stop) is not { } facts) return false;
            await ReplaceAsync(session, tenant, change(facts), stop);
            return true;
        }, stop);

    /// <summary>
    /// Holds the tenant of a partner's customer until the write ends; null when there is none. Where it lies never
    /// changes, so that is read without a lock, and only where it is not with the partner itself.
    /// </summary>
    internal static async ValueTask<HeldTenant?> HoldAsync(Session session, Guid partner, Guid customer, CancellationToken stop)
    {
        var tenant = new TenantKey(partner, customer);
        if (await HoldAsync(session, tenant, stop) is { } own) return new(tenant, own);
        if (await FindHomeAsync(session, partner, customer, stop) is not { } home) return null;
        tenant = new(home, customer);
        return await HoldAsync(session, tenant, stop) is { } facts ? new(tenant, facts) : null;
    }

    /// <summary>Holds a tenant until the write ends; null when there is none.</summary>
    internal static ValueTask<TenantFacts?> HoldAsync(Session session, TenantKey tenant, CancellationToken stop) =>
        FindAsync(session.Statement(TenantSql.FindForUpdate), tenant, stop);

    internal static Task<int> AddAsync(Session session, TenantKey tenant, TenantFacts facts, CancellationToken stop) =>
        session.Statement(TenantSql.Add).With(tenant).WithJson(Write(facts)).ExecuteAsync(stop);

    internal static Task<int> ReplaceAsync(Session session, TenantKey tenant, TenantFacts facts, CancellationToken stop) =>
        session.Statement(TenantSql.Replace).With(tenant).WithJson(Write(facts)).ExecuteAsync(stop);

    internal static Task<int> RemoveAsync(Session session, TenantKey tenant, CancellationToken stop) =>
        session.Statement(TenantSql.Remove).With(tenant).ExecuteAsync(stop);

    /// <summary>A partner's customer, and where its tenant is; null when the partner never had it.</summary>
    internal static async ValueTask<CustomerDocument?> FindCustomerAsync(Session session, Guid partner, Guid customer, CancellationToken stop)
    {
        var query = session.Statement(TenantSql.FindCustomer).With(partner).With(customer);
        await using var row = await query.QueryAsync(stop);
        if (!await row.ReadAsync(stop)) return null;
        var home = row.IsDBNull(2) ? partner : query.GetGuid(row, 2);
        return new(row.GetFieldValue<byte[]>(0), HasEnded: row.GetString(1) == RelationshipToPartner.None, new(home, customer));
    }

    private static async ValueTask<TenantFacts?> FindAsync(Statement query, TenantKey tenant, CancellationToken stop)
    {
        await using var row = await query.With(tenant).QueryAsync(stop);
        return await row.ReadAsync(stop) ? Read(row.GetFieldValue<byte[]>(0)) : null;
    }

    // Null also where the home is the partner itself: there it was looked for already.
    private static async ValueTask<Guid?> FindHomeAsync(Session session, Guid partner, Guid customer, CancellationToken stop)
    {
        var query = session.Statement(TenantSql.FindHome).With(partner).With(customer);
        await using var row = await query.QueryAsync(stop);
        return await row.ReadAsync(stop) && !row.IsDBNull(0) ? query.GetGuid(row, 0) : null;
    }

    private static TenantFacts Read(byte[] facts) => JsonSerializer.Deserialize(facts, StoreJson.Default.TenantFacts)!;

    private static byte[] Write(TenantFacts facts) => JsonSerializer.SerializeToUtf8Bytes(facts, StoreJson.Default.TenantFacts);
}
