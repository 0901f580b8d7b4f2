using Customary.Storage.Auditing;

namespace Customary.Storage.Partners;

/// <summary>Stores the registrations of partners and their partnerships.</summary>
internal sealed class PartnerStore(Database database, AuditStore audit)
{
    /// <summary>Finds the registration of a partner; null when it is not registered.</summary>
    public ValueTask<RegisteredPartner?> FindAsync(Guid tenant, CancellationToken cancellationToken) =>
        database.ReadAsync(tenant, static (session, tenant, cancellationToken) => FindAsync(session, tenant, cancellationToken), cancellationToken);

    /// <summary>Finds the registered partner with a partner network ID (the first one by tenant ID); null when there is none.</summary>
    public ValueTask<RelatedPartner?> FindByMpnIdAsync(string mpnId, CancellationToken cancellationToken) =>
        database.ReadAsync(mpnId, static async (session, mpnId, cancellationToken) =>
            (await RelatedAsync(session.Prepare(PartnerSql.FindByMpnId).Bind(mpnId), cancellationToken)).FirstOrDefault(), cancellationToken);

    /// <summary>Lists all registered partners, sorted by tenant ID.</summary>
    public ValueTask<List<RegisteredPartner>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            var partners = new List<RegisteredPartner>();
            var query = session.Prepare(PartnerSql.List);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
                partners.Add(new(query.GetGuid(row, 0), Enum.Parse<PartnerKind>(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)));
            return partners;
        }, cancellationToken);

    /// <summary>
    /// Adds or replaces the registration of a partner and adds audit records, which <paramref name="buildAudit"/> builds from the
    /// previous registration (null when there was none). False, without a write, when the registration is unchanged.
    /// </summary>
    public Task<bool> ReplaceAsync(RegisteredPartner partner, Func<RegisteredPartner?, IReadOnlyList<AuditEntry>> buildAudit, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var previous = await FindAsync(session, partner.Tenant, cancellationToken);
            if (previous == partner) return false;
            await PrepareReplace(session, partner).ExecuteAsync(cancellationToken);
            await audit.AddAsync(session, buildAudit(previous), cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Adds a partnership and audit records in one transaction; false, without a write, when it exists.</summary>
    public Task<bool> AddAsync(Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) =>
        WriteBothAsync(PartnerSql.AddPartnership, partnership, entries, cancellationToken);

    /// <summary>Removes a partnership and adds audit records in one transaction; false when it does not exist. Existing customers are unchanged.</summary>
    public Task<bool> RemoveAsync(Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) =>
        WriteBothAsync(PartnerSql.RemovePartnership, partnership, entries, cancellationToken);

    /// <summary>Lists all partnerships, sorted by provider and reseller.</summary>
    public ValueTask<List<Partnership>> ListPartnershipsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            var partnerships = new List<Partnership>();
            var query = session.Prepare(PartnerSql.ListPartnerships);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) partnerships.Add(new(query.GetGuid(row, 0), query.GetGuid(row, 1)));
            return partnerships;
        }, cancellationToken);

    /// <summary>
    /// Lists the other partners in the partnerships of a partner, sorted by tenant ID: its resellers if
    /// <paramref name="asProvider"/> is true, otherwise its providers. If the partner has no registration and no partnership, and
    /// <paramref name="includeUnregistered"/> is true, it lists the partners with which it shares customers.
    /// </summary>
    public ValueTask<List<RelatedPartner>> ListRelatedAsync(Guid partner, bool asProvider, bool includeUnregistered, CancellationToken cancellationToken) =>
    database.ReadAsync((partner, asProvider, includeUnregistered), static async (session, state, cancellationToken) =>
        {
            var isUnregistered = state.includeUnregistered && await IsUnregisteredAsync(session, state.partner, cancellationToken);
            var query = (isUnregistered, state.asProvider) switch
            {
                (false, true) => session.Prepare(PartnerSql.ListRelated).Bind(state.partner).Bind(PartnerRole.Provider),
                (false, false) => session.Prepare(PartnerSql.ListRelated).Bind(state.partner).Bind(PartnerRole.Reseller),
                (true, true) => session.Prepare(PartnerSql.ListResellersOfCustomers).Bind(state.partner),
                (true, false) => session.Prepare(PartnerSql.ListProvidersOfCustomers).Bind(state.partner),
            };
            return await RelatedAsync(query, cancellationToken);
        }, cancellationToken);

    /// <summary>Finds the indirect reseller and provider in a partner's view of a customer; null when the partner has no view.</summary>
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

    /// <summary>Whether a partnership exists. See <see cref="Partnership.AllowUnregistered"/>.</summary>
    public ValueTask<bool> ExistsAsync(Partnership partnership, CancellationToken cancellationToken) =>
        database.ReadAsync(partnership, static (session, partnership, cancellationToken) => ExistsAsync(session, partnership, cancellationToken), cancellationToken);

    /// <summary>Whether a partnership exists, in the current transaction.</summary>
    internal static async ValueTask<bool> ExistsAsync(DbSession session, Partnership partnership, CancellationToken cancellationToken)
    {
        var (provider, reseller) = (await FindAsync(session, partnership.Provider, cancellationToken), await FindAsync(session, partnership.Reseller, cancellationToken));
        if (provider is { Kind: not PartnerKind.IndirectProvider } || reseller is { Kind: not PartnerKind.IndirectReseller }) return false;
        var isRegistered = await AnyAsync(
            session.Prepare(PartnerSql.FindPartnership).Bind(partnership.Provider).Bind(PartnerRole.Provider).Bind(partnership.Reseller), cancellationToken);
        return isRegistered || (partnership.AllowUnregistered
            && await IsUnregisteredAsync(session, partnership.Provider, cancellationToken)
            && await IsUnregisteredAsync(session, partnership.Reseller, cancellationToken));
    }

    /// <summary>Prepares the statement that adds or replaces the registration of a partner.</summary>
    internal static PreparedStatement PrepareReplace(DbSession session, RegisteredPartner partner) =>
        session.Prepare(PartnerSql.Replace)
            .Bind(partner.Tenant).Bind(partner.Kind.ToString()).Bind(partner.Name).Bind(partner.MpnId).Bind(partner.Country).Bind(partner.Culture);

    /// <summary>Prepares the query of 1 if a partner is registered with a kind, and otherwise 0.</summary>
    internal static PreparedStatement PrepareIsOfKind(DbSession session, Guid tenant, PartnerKind kind) =>
        session.Prepare(PartnerSql.IsOfKind).Bind(tenant).Bind(kind.ToString());

    private Task<bool> WriteBothAsync(string sql, Partnership partnership, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var (provider, reseller, _) = partnership;
            var affected = await session.Prepare(sql).Bind(provider).Bind(PartnerRole.Provider).Bind(reseller).ExecuteAsync(cancellationToken);
            await session.Prepare(sql).Bind(reseller).Bind(PartnerRole.Reseller).Bind(provider).ExecuteAsync(cancellationToken);
            if (affected == 1) await audit.AddAsync(session, entries, cancellationToken);
            return affected == 1;
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
        var registered = await FindAsync(session, id, cancellationToken);
        return new(id, registered?.Name, registered?.MpnId, registered?.Country);
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
        var partners = new List<RelatedPartner>();
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken)) partners.Add(new(query.GetGuid(row, 0), GetString(row, 1), GetString(row, 2), GetString(row, 3)));
        return partners;
    }

    private static string? GetString(System.Data.Common.DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
