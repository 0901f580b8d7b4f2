using System.Text.Json;
using Customary.Contracts;
using Customary.Storage.Sql;

namespace Customary.Storage.Tenants;

/// <summary>
/// What belongs to customers' tenants, whichever partner looks. Whoever changes what is under a customer takes its
/// tenant first, and nobody else does until the write ends.
/// </summary>
internal sealed class TenantStore(Database database)
{
    /// <summary>The facts of a customer's tenant; null when the partner never had the customer.</summary>
    public ValueTask<TenantWithRelationship?> FindAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static async (session, key, cancellationToken) =>
        {
            Guid home;
            bool hasEnded;
            var query = session.Prepare(TenantSql.FindWithRelationship).Bind(key.partner).Bind(key.customer);
            await using (var row = await query.QueryAsync(cancellationToken))
            {
                if (!await row.ReadAsync(cancellationToken)) return null;
                hasEnded = row.GetString(0) == RelationshipToPartner.None;
                if (!row.IsDBNull(1)) return new(Read(row.GetFieldValue<byte[]>(1)), hasEnded);
                if (row.IsDBNull(2)) return null;
                home = query.GetGuid(row, 2);
            }

            return await FindAsync(session.Prepare(TenantSql.Find), new(home, key.customer), cancellationToken) is { } tenantRecord ? new TenantWithRelationship(tenantRecord, hasEnded) : null;
        }, cancellationToken);

    /// <summary>Where the tenant of the customer lies to whom a domain belongs; null when nobody has it.</summary>
    public ValueTask<TenantKey?> FindKeyAsync(string domain, CancellationToken cancellationToken) =>
        database.ReadAsync(DomainKey.Of(domain), static async (session, key, cancellationToken) =>
        {
            var query = session.Prepare(DomainSql.Find).Bind(key);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? new TenantKey(query.GetGuid(row, 0), query.GetGuid(row, 1)) : (TenantKey?)null;
        }, cancellationToken);

    /// <summary>Where the tenant of a customer lies, for the operator who knows nothing but its id; null when there is no such customer.</summary>
    public ValueTask<TenantKey?> FindKeyAsync(Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync(customer, static async (session, customer, cancellationToken) =>
        {
            var query = session.Prepare(TenantSql.FindHomePartnerOfAny).Bind(customer);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? new TenantKey(query.GetGuid(row, 0), customer) : (TenantKey?)null;
        }, cancellationToken);

    /// <summary>Changes what is known of a tenant; false when there is no such customer. It may be run again, so it must not act.</summary>
    public Task<bool> ReplaceAsync(TenantKey tenant, Func<TenantRecord, TenantRecord> change, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            if (await LockAsync(session, tenant, cancellationToken) is not { } tenantRecord) return false;
            await ReplaceAsync(session, tenant, change(tenantRecord), cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>
    /// Holds the tenant of a partner's customer until the write ends; null when there is none. Where it lies never
    /// changes, so that is read without a lock, and only where it is not with the partner itself.
    /// </summary>
    internal static async ValueTask<LockedTenant?> LockAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var tenant = new TenantKey(partner, customer);
        if (await LockAsync(session, tenant, cancellationToken) is { } own) return new(tenant, own);
        if (await FindHomePartnerAsync(session, partner, customer, cancellationToken) is not { } home) return null;
        tenant = new(home, customer);
        return await LockAsync(session, tenant, cancellationToken) is { } tenantRecord ? new(tenant, tenantRecord) : null;
    }

    /// <summary>Holds a tenant until the write ends; null when there is none.</summary>
    internal static ValueTask<TenantRecord?> LockAsync(DbSession session, TenantKey tenant, CancellationToken cancellationToken) =>
        FindAsync(session.Prepare(TenantSql.FindForUpdate), tenant, cancellationToken);

    internal static Task<int> AddAsync(DbSession session, TenantKey tenant, TenantRecord tenantRecord, CancellationToken cancellationToken) =>
        session.Prepare(TenantSql.Add).With(tenant).BindJson(Write(tenantRecord)).ExecuteAsync(cancellationToken);

    internal static Task<int> ReplaceAsync(DbSession session, TenantKey tenant, TenantRecord tenantRecord, CancellationToken cancellationToken) =>
        session.Prepare(TenantSql.Replace).With(tenant).BindJson(Write(tenantRecord)).ExecuteAsync(cancellationToken);

    internal static Task<int> RemoveAsync(DbSession session, TenantKey tenant, CancellationToken cancellationToken) =>
        session.Prepare(TenantSql.Remove).With(tenant).ExecuteAsync(cancellationToken);

    /// <summary>A partner's customer, and where its tenant is; null when the partner never had it.</summary>
    internal static async ValueTask<CustomerDocument?> FindCustomerAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var query = session.Prepare(TenantSql.FindCustomer).Bind(partner).Bind(customer);
        await using var row = await query.QueryAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        var home = row.IsDBNull(2) ? partner : query.GetGuid(row, 2);
        return new(row.GetFieldValue<byte[]>(0), HasEnded: row.GetString(1) == RelationshipToPartner.None, new(home, customer));
    }

    private static async ValueTask<TenantRecord?> FindAsync(PreparedStatement query, TenantKey tenant, CancellationToken cancellationToken)
    {
        await using var row = await query.With(tenant).QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(row.GetFieldValue<byte[]>(0)) : null;
    }

    // Null also where the home is the partner itself: there it was looked for already.
    private static async ValueTask<Guid?> FindHomePartnerAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var query = session.Prepare(TenantSql.FindHomePartner).Bind(partner).Bind(customer);
        await using var row = await query.QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) && !row.IsDBNull(0) ? query.GetGuid(row, 0) : null;
    }

    private static TenantRecord Read(byte[] facts) => JsonSerializer.Deserialize(facts, TenantJsonContext.Default.TenantRecord)!;

    private static byte[] Write(TenantRecord tenantRecord) => JsonSerializer.SerializeToUtf8Bytes(tenantRecord, TenantJsonContext.Default.TenantRecord);
}
