using Customary.Resources;

namespace Customary.Server.Storage;

/// <summary>What is registered of partners, and which of them work together.</summary>
public sealed class PartnerStore(Database database, AuditStore audit)
{
    /// <summary>What is registered of a partner; null when nothing is.</summary>
    public ValueTask<RegisteredPartner?> FindAsync(Guid tenant, CancellationToken stop) =>
        database.ReadAsync(tenant, static (session, tenant, stop) => FindAsync(session, tenant, stop), stop);

    /// <summary>The first registered partner with that id in the partner network; null when nobody has it.</summary>
    public ValueTask<RelatedPartner?> FindByMpnIdAsync(string mpnId, CancellationToken stop) =>
        database.ReadAsync(mpnId, static async (session, mpnId, stop) =>
            (await RelatedAsync(session.Statement(PartnerSql.FindByMpnId).With(mpnId), stop)).FirstOrDefault(), stop);

    /// <summary>All registered partners, by id.</summary>
    public ValueTask<List<RegisteredPartner>> ListAsync(CancellationToken stop) =>
        database.ReadAsync(0, static async (session, _, stop) =>
        {
            var found = new List<RegisteredPartner>();
            var query = session.Statement(PartnerSql.List);
            await using var row = await query.QueryAsync(stop);
            while (await row.ReadAsync(stop))
                found.Add(new(query.GetGuid(row, 0), Enum.Parse<PartnerKind>(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)));
            return found;
        }, stop);

    /// <summary>
    /// Registers a partner, in place of what was registered of it before, which the audit records are made of; false
    /// where that was the same, and nothing is written.
    /// </summary>
    public Task<bool> PutAsync(RegisteredPartner partner, Func<RegisteredPartner?, IReadOnlyList<AuditEntry>> tell, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            var old = await FindAsync(session, partner.Tenant, stop);
            if (old == partner) return false;
            await session.Statement(PartnerSql.Put)
                .With(partner.Tenant).With(partner.Kind.ToString()).With(partner.Name).With(partner.MpnId).With(partner.Country).With(partner.Culture)
                .ExecuteAsync(stop);
            await audit.AppendAsync(session, tell(old), stop);
            return true;
        }, stop);

    /// <summary>Registers a partnership; false where it was before, and nothing is written.</summary>
    public Task<bool> AddAsync(Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken stop) =>
        WriteBothAsync(PartnerSql.AddPartnership, partnership, entries, stop);

    /// <summary>Ends a partnership; false where there was none. Customers that came of it stay with both.</summary>
    public Task<bool> RemoveAsync(Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken stop) =>
        WriteBothAsync(PartnerSql.RemovePartnership, partnership, entries, stop);

    /// <summary>All partnerships, by provider and reseller.</summary>
    public ValueTask<List<Partnership>> ListPartnershipsAsync(CancellationToken stop) =>
        database.ReadAsync(0, static async (session, _, stop) =>
        {
            var found = new List<Partnership>();
            var query = session.Statement(PartnerSql.ListPartnerships);
            await using var row = await query.QueryAsync(stop);
            while (await row.ReadAsync(stop)) found.Add(new(query.GetGuid(row, 0), query.GetGuid(row, 1)));
            return found;
        }, stop);

    /// <summary>
    /// The partners with whom a partner works, by id: its resellers where it is the provider, else its providers.
    /// Where nothing is registered of it and that counts as working together, those with whom it has customers.
    /// </summary>
    public ValueTask<List<RelatedPartner>> ListRelatedAsync(Guid partner, bool asProvider, bool unregisteredToo, CancellationToken stop) =>
        database.ReadAsync((partner, asProvider, unregisteredToo), static async (session, asked, stop) =>
        {
            var isOpen = asked.unregisteredToo && await IsUnregisteredAsync(session, asked.partner, stop);
            var query = (isOpen, asked.asProvider) switch
            {
                (false, true) => session.Statement(PartnerSql.ListRelated).With(asked.partner).With(PartnerRole.Provider),
                (false, false) => session.Statement(PartnerSql.ListRelated).With(asked.partner).With(PartnerRole.Reseller),
                (true, true) => session.Statement(PartnerSql.ListResellersOfCustomers).With(asked.partner),
                (true, false) => session.Statement(PartnerSql.ListProvidersOfCustomers).With(asked.partner),
            };
            return await RelatedAsync(query, stop);
        }, stop);

    /// <summary>With whom a partner has a customer; null when it never had it.</summary>
    public ValueTask<CustomerPartners?> FindPartnersAsync(Guid partner, Guid customer, CancellationToken stop) =>
        database.ReadAsync((partner, customer), static async (session, key, stop) =>
        {
            bool hasEnded;
            Guid? reseller, provider;
            var query = session.Statement(PartnerSql.FindCustomerPartners).With(key.partner).With(key.customer);
            await using (var row = await query.QueryAsync(stop))
            {
                if (!await row.ReadAsync(stop)) return null;
                hasEnded = row.GetString(0) == RelationshipToPartner.None;
                reseller = row.IsDBNull(1) ? null : query.GetGuid(row, 1);
                provider = row.IsDBNull(2) ? null : query.GetGuid(row, 2);
            }

            return new CustomerPartners(hasEnded, await FindRelatedAsync(session, reseller, stop), await FindRelatedAsync(session, provider, stop));
        }, stop);

    /// <summary>Whether two partners work together.</summary>
    public ValueTask<bool> HoldsAsync(Partnership partnership, CancellationToken stop) =>
        database.ReadAsync(partnership, static (session, partnership, stop) => HoldsAsync(session, partnership, stop), stop);

    /// <summary>The same within a transaction.</summary>
    internal static async ValueTask<bool> HoldsAsync(Session session, Partnership partnership, CancellationToken stop)
    {
        var (provider, reseller) = (await FindAsync(session, partnership.Provider, stop), await FindAsync(session, partnership.Reseller, stop));
        if (provider is { Kind: not PartnerKind.IndirectProvider } || reseller is { Kind: not PartnerKind.IndirectReseller }) return false;
        var isRegistered = await AnyAsync(
            session.Statement(PartnerSql.FindPartnership).With(partnership.Provider).With(PartnerRole.Provider).With(partnership.Reseller), stop);
        return isRegistered || (partnership.UnregisteredToo
            && await IsUnregisteredAsync(session, partnership.Provider, stop)
            && await IsUnregisteredAsync(session, partnership.Reseller, stop));
    }

    private Task<bool> WriteBothAsync(string text, Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            var (provider, reseller, _) = partnership;
            var first = await session.Statement(text).With(provider).With(PartnerRole.Provider).With(reseller).ExecuteAsync(stop);
            await session.Statement(text).With(reseller).With(PartnerRole.Reseller).With(provider).ExecuteAsync(stop);
            if (first == 1) await audit.AppendAsync(session, entries, stop);
            return first == 1;
        }, stop);

    private static async ValueTask<RegisteredPartner?> FindAsync(Session session, Guid tenant, CancellationToken stop)
    {
        await using var row = await session.Statement(PartnerSql.Find).With(tenant).QueryAsync(stop);
        return await row.ReadAsync(stop)
            ? new(tenant, Enum.Parse<PartnerKind>(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4))
            : null;
    }

    private static async ValueTask<RelatedPartner?> FindRelatedAsync(Session session, Guid? tenant, CancellationToken stop)
    {
        if (tenant is not { } id) return null;
        var found = await FindAsync(session, id, stop);
        return new(id, found?.Name, found?.MpnId, found?.Country);
    }

    private static async ValueTask<bool> IsUnregisteredAsync(Session session, Guid tenant, CancellationToken stop) =>
        !await AnyAsync(session.Statement(PartnerSql.Find).With(tenant), stop)
        && !await AnyAsync(session.Statement(PartnerSql.FindAnyPartnership).With(tenant), stop);

    private static async ValueTask<bool> AnyAsync(Statement query, CancellationToken stop)
    {
        await using var row = await query.QueryAsync(stop);
        return await row.ReadAsync(stop);
    }

    private static async ValueTask<List<RelatedPartner>> RelatedAsync(Statement query, CancellationToken stop)
    {
        var found = new List<RelatedPartner>();
        await using var row = await query.QueryAsync(stop);
        while (await row.ReadAsync(stop)) found.Add(new(query.GetGuid(row, 0), Text(row, 1), Text(row, 2), Text(row, 3)));
        return found;
    }

    private static string? Text(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
