using Customary.Contracts;
using Customary.Storage.Auditing;
using Customary.Storage.Sql;

namespace Customary.Storage.Partners;

/// <summary>What is registered of partners, and which of them work together.</summary>
internal sealed class PartnerStore(Database database, AuditStore audit)
{
    /// <summary>What is registered of a partner; null when nothing is.</summary>
    public ValueTask<RegisteredPartner?> FindAsync(Guid tenant, CancellationToken cancellationToken) =>
        database.ReadAsync(tenant, static (session, tenant, cancellationToken) => FindAsync(session, tenant, cancellationToken), cancellationToken);

    /// <summary>The first registered partner with that id in the partner network; null when nobody has it.</summary>
    public ValueTask<RelatedPartner?> FindByMpnIdAsync(string mpnId, CancellationToken cancellationToken) =>
        database.ReadAsync(mpnId, static async (session, mpnId, cancellationToken) =>
            (await RelatedAsync(session.Prepare(PartnerSql.FindByMpnId).Bind(mpnId), cancellationToken)).FirstOrDefault(), cancellationToken);

    /// <summary>All registered partners, by id.</summary>
    public ValueTask<List<RegisteredPartner>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            var found = new List<RegisteredPartner>();
            var query = session.Prepare(PartnerSql.List);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
                found.Add(new(query.GetGuid(row, 0), Enum.Parse<PartnerKind>(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)));
            return found;
        }, cancellationToken);

    /// <summary>
    /// Registers a partner, in place of what was registered of it before, which the audit records are made of; false
    /// where that was the same, and nothing is written.
    /// </summary>
    public Task<bool> SetAsync(RegisteredPartner partner, Func<RegisteredPartner?, IReadOnlyList<AuditEntry>> tell, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var old = await FindAsync(session, partner.Tenant, cancellationToken);
            if (old == partner) return false;
            await session.Prepare(PartnerSql.Put)
                .Bind(partner.Tenant).Bind(partner.Kind.ToString()).Bind(partner.Name).Bind(partner.MpnId).Bind(partner.Country).Bind(partner.Culture)
                .ExecuteAsync(cancellationToken);
            await audit.AppendAsync(session, tell(old), cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Registers a partnership; false where it was before, and nothing is written.</summary>
    public Task<bool> AddAsync(Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) =>
        WriteBothAsync(PartnerSql.AddPartnership, partnership, entries, cancellationToken);

    /// <summary>Ends a partnership; false where there was none. Customers that came of it stay with both.</summary>
    public Task<bool> RemoveAsync(Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) =>
        WriteBothAsync(PartnerSql.RemovePartnership, partnership, entries, cancellationToken);

    /// <summary>All partnerships, by provider and reseller.</summary>
    public ValueTask<List<Partnership>> ListPartnershipsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            var found = new List<Partnership>();
            var query = session.Prepare(PartnerSql.ListPartnerships);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) found.Add(new(query.GetGuid(row, 0), query.GetGuid(row, 1)));
            return found;
        }, cancellationToken);

    /// <summary>
    /// The partners with whom a partner works, by id: its resellers where it is the provider, else its providers.
    /// Where nothing is registered of it and that counts as working together, those with whom it has customers.
    /// </summary>
    public ValueTask<List<RelatedPartner>> ListRelatedAsync(Guid partner, bool asProvider, bool unregisteredToo, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, asProvider, unregisteredToo), static async (session, asked, cancellationToken) =>
        {
            var isOpen = asked.unregisteredToo && await IsUnregisteredAsync(session, asked.partner, cancellationToken);
            var query = (isOpen, asked.asProvider) switch
            {
                (false, true) => session.Prepare(PartnerSql.ListRelated).Bind(asked.partner).Bind(PartnerRole.Provider),
                (false, false) => session.Prepare(PartnerSql.ListRelated).Bind(asked.partner).Bind(PartnerRole.Reseller),
                (true, true) => session.Prepare(PartnerSql.ListResellersOfCustomers).Bind(asked.partner),
                (true, false) => session.Prepare(PartnerSql.ListProvidersOfCustomers).Bind(asked.partner),
            };
            return await RelatedAsync(query, cancellationToken);
        }, cancellationToken);

    /// <summary>With whom a partner has a customer; null when it never had it.</summary>
    public ValueTask<CustomerPartners?> FindPartnersAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static async (session, key, cancellationToken) =>
        {
            bool hasEnded;
            Guid? reseller, provider;
            var query = session.Prepare(PartnerSql.FindCustomerPartners).Bind(key.partner).Bind(key.customer);
            await using (var row = await query.QueryAsync(cancellationToken))
            {
                if (!await row.ReadAsync(cancellationToken)) return null;
                hasEnded = row.GetString(0) == RelationshipToPartner.None;
                reseller = row.IsDBNull(1) ? null : query.GetGuid(row, 1);
                provider = row.IsDBNull(2) ? null : query.GetGuid(row, 2);
            }

            return new CustomerPartners(hasEnded, await FindRelatedAsync(session, reseller, cancellationToken), await FindRelatedAsync(session, provider, cancellationToken));
        }, cancellationToken);

    /// <summary>Whether two partners work together.</summary>
    public ValueTask<bool> ExistsAsync(Partnership partnership, CancellationToken cancellationToken) =>
        database.ReadAsync(partnership, static (session, partnership, cancellationToken) => ExistsAsync(session, partnership, cancellationToken), cancellationToken);

    /// <summary>The same within a transaction.</summary>
    internal static async ValueTask<bool> ExistsAsync(DbSession session, Partnership partnership, CancellationToken cancellationToken)
    {
        var (provider, reseller) = (await FindAsync(session, partnership.Provider, cancellationToken), await FindAsync(session, partnership.Reseller, cancellationToken));
        if (provider is { Kind: not PartnerKind.IndirectProvider } || reseller is { Kind: not PartnerKind.IndirectReseller }) return false;
        var isRegistered = await AnyAsync(
            session.Prepare(PartnerSql.FindPartnership).Bind(partnership.Provider).Bind(PartnerRole.Provider).Bind(partnership.Reseller), cancellationToken);
        return isRegistered || (partnership.UnregisteredToo
            && await IsUnregisteredAsync(session, partnership.Provider, cancellationToken)
            && await IsUnregisteredAsync(session, partnership.Reseller, cancellationToken));
    }

    private Task<bool> WriteBothAsync(string text, Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var (provider, reseller, _) = partnership;
            var first = await session.Prepare(text).Bind(provider).Bind(PartnerRole.Provider).Bind(reseller).ExecuteAsync(cancellationToken);
            await session.Prepare(text).Bind(reseller).Bind(PartnerRole.Reseller).Bind(provider).ExecuteAsync(cancellationToken);
            if (first == 1) await audit.AppendAsync(session, entries, cancellationToken);
            return first == 1;
        }, cancellationToken);

    private static async ValueTask<RegisteredPartner?> FindAsync(DbSession session, Guid tenant, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(PartnerSql.Find).Bind(tenant).QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new(tenant, Enum.Parse<PartnerKind>(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4))
            : null;
    }

    private static async ValueTask<RelatedPartner?> FindRelatedAsync(DbSession session, Guid? tenant, CancellationToken cancellationToken)
    {
        if (tenant is not { } id) return null;
        var found = await FindAsync(session, id, cancellationToken);
        return new(id, found?.Name, found?.MpnId, found?.Country);
    }

    private static async ValueTask<bool> IsUnregisteredAsync(DbSession session, Guid tenant, CancellationToken cancellationToken) =>
        !await AnyAsync(session.Prepare(PartnerSql.Find).Bind(tenant), cancellationToken)
        && !await AnyAsync(session.Prepare(PartnerSql.FindAnyPartnership).Bind(tenant), cancellationToken);

    private static async ValueTask<bool> AnyAsync(PreparedStatement query, CancellationToken cancellationToken)
    {
        await using var row = await query.QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken);
    }

    private static async ValueTask<List<RelatedPartner>> RelatedAsync(PreparedStatement query, CancellationToken cancellationToken)
    {
        var found = new List<RelatedPartner>();
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) found.Add(new(query.GetGuid(row, 0), Text(row, 1), Text(row, 2), Text(row, 3)));
        return found;
    }

    private static string? Text(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
