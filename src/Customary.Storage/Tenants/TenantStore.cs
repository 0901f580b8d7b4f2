using System.Text.Json;

namespace Customary.Storage.Tenants;

/// <summary>
/// Stores tenant records. Every write under a customer must lock its tenant first. The lock lasts until the end of the
/// transaction.
/// </summary>
internal sealed class TenantStore(Database database)
{
    /// <summary>Finds the tenant record of a partner's customer; null when the partner has no view of the customer.</summary>
    public ValueTask<TenantWithRelationship?> FindAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static async (session, key, cancellationToken) =>
        {
            for (Guid? previous = null; ;)
            {
                Guid homePartner;
                bool hasEnded;
                var query = session.Prepare(TenantSql.FindWithRelationship).Bind(key.partner).Bind(key.customer);
                await using (var row = await query.QueryAsync(cancellationToken))
                {
                    if (!await row.ReadAsync(cancellationToken)) return null;
                    hasEnded = row.GetString(0) == RelationshipToPartner.None;
                    if (!row.IsDBNull(1)) return new(Read(row.GetFieldValue<byte[]>(1)), hasEnded);
                    if (row.IsDBNull(2)) return null;
                    homePartner = query.GetGuid(row, 2);
                }

                if (await FindAsync(session.Prepare(TenantSql.Find), new(homePartner, key.customer), cancellationToken) is { } tenantRecord) return new TenantWithRelationship(tenantRecord, hasEnded);

                // Each statement on PostgreSQL sees the latest commit, so the home partner can change between the two.
                if (homePartner == previous) return null;
                previous = homePartner;
            }
        }, cancellationToken);

    /// <summary>Finds the key of the tenant that owns a domain; null when the domain is free.</summary>
    public ValueTask<TenantKey?> FindKeyAsync(string domain, CancellationToken cancellationToken) =>
        database.ReadAsync(DomainKey.From(domain), static async (session, key, cancellationToken) =>
        {
            var query = session.Prepare(DomainSql.Find).Bind(key);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? new TenantKey(query.GetGuid(row, 0), query.GetGuid(row, 1)) : (TenantKey?)null;
        }, cancellationToken);

    /// <summary>Finds the key of a customer's tenant without its partner; null when the customer does not exist. For operator commands only, because it scans all partners.</summary>
    public ValueTask<TenantKey?> FindKeyAsync(Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync(customer, static async (session, customer, cancellationToken) =>
        {
            var query = session.Prepare(TenantSql.FindHomePartnerOfAny).Bind(customer);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? new TenantKey(query.GetGuid(row, 0), customer) : (TenantKey?)null;
        }, cancellationToken);

    /// <summary>
    /// Reads and replaces a tenant record in one transaction, while the tenant is locked; false when it does not exist. The
    /// delegate can run several times, so it must have no side effects.
    /// </summary>
    public Task<bool> ReplaceAsync(TenantKey tenant, Func<TenantRecord, TenantRecord> change, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            if (await LockAsync(session, tenant, cancellationToken) is not { } tenantRecord) return false;
            await ReplaceAsync(session, tenant, change(tenantRecord), cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>
    /// Locks the tenant of a partner's customer until the end of the transaction; null when there is none. The home partner
    /// is read without a lock, and only when it is another partner. It changes only when the data of the home partner is reset,
    /// so the search is repeated while the home partner that was read is not the same as before.
    /// </summary>
    internal static async ValueTask<LockedTenant?> LockAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var tenant = new TenantKey(partner, customer);
        for (Guid? previous = null; ;)
        {
            if (await LockAsync(session, tenant, cancellationToken) is { } tenantRecord) return new(tenant, tenantRecord);
            var homePartner = await FindHomePartnerAsync(session, partner, customer, cancellationToken);
            if (homePartner is null || homePartner == previous) return null;
            previous = homePartner;
            tenant = new(homePartner.Value, customer);
        }
    }

    /// <summary>Finds a tenant record without locking it; null when it does not exist.</summary>
    internal static ValueTask<TenantRecord?> FindAsync(DbSession session, TenantKey tenant, CancellationToken cancellationToken) =>
        FindAsync(session.Prepare(TenantSql.Find), tenant, cancellationToken);

    /// <summary>Locks a tenant until the end of the transaction; null when it does not exist.</summary>
    internal static ValueTask<TenantRecord?> LockAsync(DbSession session, TenantKey tenant, CancellationToken cancellationToken) =>
        FindAsync(session.Prepare(TenantSql.FindForUpdate), tenant, cancellationToken);

    /// <summary>Prepares the statement that adds a tenant record.</summary>
    internal static PreparedStatement PrepareAdd(DbSession session, TenantKey tenant, TenantRecord tenantRecord) =>
        session.Prepare(TenantSql.Add).With(tenant).BindJson(Write(tenantRecord));

    internal static Task<int> ReplaceAsync(DbSession session, TenantKey tenant, TenantRecord tenantRecord, CancellationToken cancellationToken) =>
        session.Prepare(TenantSql.Replace).With(tenant).BindJson(Write(tenantRecord)).ExecuteAsync(cancellationToken);

    internal static Task<int> RemoveAsync(DbSession session, TenantKey tenant, CancellationToken cancellationToken) =>
        session.Prepare(TenantSql.Remove).With(tenant).ExecuteAsync(cancellationToken);

    /// <summary>Finds the partner's view of a customer and the key of its tenant; null when the partner has no view.</summary>
    internal static async ValueTask<CustomerDocument?> FindCustomerAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var query = session.Prepare(TenantSql.FindCustomer).Bind(partner).Bind(customer);
        await using var row = await query.QueryAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        var homePartner = row.IsDBNull(2) ? partner : query.GetGuid(row, 2);
        return new(row.GetFieldValue<byte[]>(0), HasEnded: row.GetString(1) == RelationshipToPartner.None, new(homePartner, customer));
    }

    private static async ValueTask<TenantRecord?> FindAsync(PreparedStatement query, TenantKey tenant, CancellationToken cancellationToken)
    {
        await using var row = await query.With(tenant).QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(row.GetFieldValue<byte[]>(0)) : null;
    }

    // Null when the partner has no view of the customer.
    private static async ValueTask<Guid?> FindHomePartnerAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var query = session.Prepare(TenantSql.FindHomePartner).Bind(partner).Bind(customer);
        await using var row = await query.QueryAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        return row.IsDBNull(0) ? partner : query.GetGuid(row, 0);
    }

    /// <summary>Whether a stored record has several partners or additional domains. It does not parse the record, whose strings contain no unescaped quotes.</summary>
    internal static bool IsSharedOrHasDomains(ReadOnlySpan<byte> document)
    {
        var partners = document[(document.LastIndexOf("\"partners\":["u8) + "\"partners\":["u8.Length)..];
        return partners[..partners.IndexOf((byte)']')].Contains((byte)',') || document.IndexOf("\"verifiedDomains\":["u8) >= 0;
    }

    internal static TenantRecord Read(byte[] document) => JsonSerializer.Deserialize(document, TenantJsonContext.Default.TenantRecord)!;

    private static byte[] Write(TenantRecord tenantRecord) => JsonSerializer.SerializeToUtf8Bytes(tenantRecord, TenantJsonContext.Default.TenantRecord);
}
