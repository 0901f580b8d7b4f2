using System.Text.Json;
using Customary.Storage.Auditing;
using Customary.Storage.Erasure;
using Customary.Storage.Idempotency;
using Customary.Storage.Partners;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Storage.Customers;

/// <summary>
/// Stores the partners' views of customers. Every query filters by partner. Expected failures are return values; an
/// unavailable database is a <see cref="StorageUnavailableException"/>. To avoid deadlocks, all writes lock in this order:
/// tenant, idempotent request, quota or validation code, domain, views, audit clocks. The home partner of a tenant is read
/// without a lock before the tenant is locked.
/// </summary>
internal sealed class CustomerStore(Database database, IdempotencyStore requests, AuditStore audit, ErasureStore erasures)
{
    // The format version of the documents. A later version can find and rewrite old documents.
    private const int Format = 1;

    /// <summary>Finds the partner's view of a customer; null when the partner has none. The caller must dispose the body.</summary>
    public ValueTask<PooledDocument?> FindAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static async (session, key, cancellationToken) =>
        {
            var query = session.Prepare(CustomerSql.FindDocument).Bind(key.partner).Bind(key.customer);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken)
                ? new PooledDocument(query.GetBytes(row, 0), HasEnded: row.GetString(1) == RelationshipToPartner.None)
                : (PooledDocument?)null;
        }, cancellationToken);

    /// <summary>Finds the partner's view of a customer and the key of its tenant; null when the partner has none.</summary>
    public ValueTask<CustomerDocument?> FindWithTenantAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static (session, key, cancellationToken) => TenantStore.FindCustomerAsync(session, key.partner, key.customer, cancellationToken), cancellationToken);

    /// <summary>
    /// Finds the tenant record of a customer and the views of all its partners, including ended relationships; null when the customer does
    /// not exist. For the customer itself: no partner sees the view of another one.
    /// </summary>
    public ValueTask<TenantWithViews?> FindViewsAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        database.ReadAsync(tenant, static async (session, tenant, cancellationToken) =>
        {
            if (await TenantStore.FindAsync(session, tenant, cancellationToken) is not { } record) return null;
            var views = new List<CustomerRow>();
            foreach (var partner in record.Partners)
                if (await FindViewAsync(session, CustomerSql.ReadView, partner, tenant.Customer, cancellationToken) is { } view) views.Add(view);
            return new TenantWithViews(record, views);
        }, cancellationToken);

    /// <summary>Lists a range of a partner's customers in one snapshot, in the order of the range.</summary>
    public ValueTask<CustomerSlice> ListAsync(Guid partner, CustomerRange range, ICustomerReader reader, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, range, reader), static async (session, state, cancellationToken) =>
        {
            var (partner, range, reader) = state;
            var query = CustomerListSql.Query(session, partner, range);
            (CustomerCursor? first, Guid lastId, byte[]? lastKey, var hasEarlier) = (null, Guid.Empty, null, false);
            reader.Reset();
            await using var row = await query.QueryAsync(cancellationToken);
            for (var count = 0; await row.ReadAsync(cancellationToken); count++)
            {
                if (count == range.Limit) return new(first, new(lastKey, lastId), hasEarlier, HasLater: true);
                (lastId, lastKey) = (query.GetGuid(row, 0), range.Prefix is null ? null : row.GetFieldValue<byte[]>(5));
                if (count == 0) (first, hasEarlier) = (new(lastKey, lastId), row.GetBoolean(4));
                reader.Add(new(lastId, query.GetText(row, 1), query.GetText(row, 2), query.GetText(row, 3)));
            }

            return new CustomerSlice(first, first is null ? null : new(lastKey, lastId), hasEarlier, HasLater: false);
        }, cancellationToken);

    /// <summary>
    /// Adds a customer in one transaction: the tenant, the domain, every partner's view, the first administrator and the
    /// audit records. The first partner is the home partner. Of concurrent requests with the same domain, exactly one
    /// succeeds. Of requests with the same request ID, one adds the customer and the others return its response. Results:
    /// <c>Added</c>, <c>Replayed</c>, <c>Gone</c>, <c>RequestIdReused</c>, <c>DomainTaken</c>, <c>PartnerOfAnotherKind</c> (the first
    /// partner is registered as an indirect reseller), <c>NoPartnership</c>, <c>QuotaReached</c>.
    /// </summary>
    public Task<WriteResult> AddAsync(NewCustomer customer, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var tenant = new TenantKey(customer.Views[0].Partner, customer.Views[0].Customer);
            var batch = session.CreateBatch();
            var claim = customer.Request is null ? null : await batch.AddAsync(requests.PrepareClaim(session, tenant.HomePartner, customer.Request, customer.Response), cancellationToken);
            var isReseller = await batch.AddQueryAsync(PartnerStore.PrepareIsOfKind(session, tenant.HomePartner, PartnerKind.IndirectReseller), cancellationToken);
            if (customer.Partnership is not null || customer.Quota > 0)
            {
                await batch.ExecuteAsync(cancellationToken);
                if (await FindReplayAsync(session, customer, claim, cancellationToken) is { } early) return early;
                if (isReseller.Number == 1) return await RejectAsync(session, customer, WriteStatus.PartnerOfAnotherKind, cancellationToken);
                if (await CheckAsync(session, customer, cancellationToken) is { } error) return await RejectAsync(session, customer, error, cancellationToken);
            }

            // The rows that follow are new, so locking the clocks before them cannot cause a deadlock.
            var domain = await batch.AddAsync(PrepareAddDomain(session, customer.Views[0].Domain, tenant), cancellationToken);
            var dated = await audit.DateAsync(session, batch, customer.Audit, cancellationToken);
            await batch.ExecuteAsync(cancellationToken);
            var replay = await FindReplayAsync(session, customer, claim, cancellationToken);
            if (replay is not null || isReseller.Number == 1)
            {
                // The batch has added the domain before this was known.
                if (domain.Number == 1) await session.Prepare(DomainSql.Remove).Bind(DomainKey.From(customer.Views[0].Domain)).Bind(tenant.Customer).ExecuteAsync(cancellationToken);
                return replay ?? await RejectAsync(session, customer, WriteStatus.PartnerOfAnotherKind, cancellationToken);
            }

            if (domain.Number == 0) return await RejectAsync(session, customer, WriteStatus.DomainTaken, cancellationToken);
            await AddRowsAsync(session, batch, tenant, customer, cancellationToken);
            await AuditStore.AddAsync(session, batch, dated, cancellationToken);
            await batch.ExecuteAsync(cancellationToken);
            return new WriteResult(WriteStatus.Added, customer.Response);
        }, cancellationToken);

    /// <summary>
    /// Reads and replaces the partner's view of a customer in one transaction, while the tenant is locked. The delegate
    /// receives the view and the tenant record, both null when the partner has no view. It can run several times, so it must
    /// have no side effects.
    /// </summary>
    public Task<TResult> ReplaceAsync<TResult>(
        Guid partner, Guid customer, Func<CustomerRow?, TenantRecord?, CustomerChange<TResult>> change, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var locked = await TenantStore.LockAsync(session, partner, customer, cancellationToken);
            var stored = locked is null ? null : await FindViewAsync(session, partner, customer, cancellationToken);
            var (result, replacement, entries) = change(stored, locked?.Record);
            if (replacement is not null) await ReplaceViewAsync(session, replacement, cancellationToken);
            if (entries is not null) await audit.AddAsync(session, entries, cancellationToken);
            return result;
        }, cancellationToken);

    /// <summary>
    /// Adds or replaces the views of several partners in one transaction, after a customer accepted a relationship request.
    /// Nothing changes when a partner's quota is reached or when the required <paramref name="partnership"/> does not exist.
    /// <paramref name="acceptedAt"/> is stored for each partner whose relationship begins.
    /// <paramref name="render"/> creates a view from the updated tenant record, the previous view of the partner (or null) and
    /// the partner. <paramref name="buildAudit"/> builds the audit records from the previous view and the new view.
    /// Results: <c>Added</c>, <c>CustomerNotFound</c>, <c>NoPartnership</c>, <c>QuotaReached</c>.
    /// </summary>
    public Task<WriteStatus> AcceptAsync(
        TenantKey tenant, IReadOnlyList<PartnerOfCustomer> partners, Partnership? partnership, DateTimeOffset acceptedAt, Func<TenantRecord, CustomerRow?, PartnerOfCustomer, CustomerRow> render,
        Func<CustomerRow?, CustomerRow, IReadOnlyList<AuditEntry>> buildAudit, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            if (await TenantStore.LockAsync(session, tenant, cancellationToken) is not { } tenantRecord) return WriteStatus.CustomerNotFound;
            if (partnership is not null && !await PartnerStore.ExistsAsync(session, partnership, cancellationToken)) return WriteStatus.NoPartnership;

            // Each check locks the partner's quota, so all writes must check in the same order.
            foreach (var partner in partners.OrderBy(partner => partner.Partner))
                if (!await IsWithinQuotaAsync(session, partner, tenant.Customer, cancellationToken)) return WriteStatus.QuotaReached;
            var entries = new List<AuditEntry>();
            var updated = tenantRecord with { Partners = [.. tenantRecord.Partners.Union(partners.Select(partner => partner.Partner))] };
            foreach (var partner in partners)
            {
                var stored = await FindViewAsync(session, partner.Partner, tenant.Customer, cancellationToken);
                if (stored is null or { HasEnded: true }) updated = updated.WithAcceptance(new(partner.Partner, acceptedAt));
                if (stored is not null) await session.Prepare(CustomerSql.RemoveView).Bind(partner.Partner).Bind(tenant.Customer).ExecuteAsync(cancellationToken);
                var view = render(updated, stored, partner);
                await PrepareAddView(session, view, tenant).ExecuteAsync(cancellationToken);
                entries.AddRange(buildAudit(stored, view));
            }

            await TenantStore.ReplaceAsync(session, tenant, updated, cancellationToken);
            await audit.AddAsync(session, entries, cancellationToken);
            return WriteStatus.Added;
        }, cancellationToken);

    /// <summary>
    /// Removes a customer in one transaction: the tenant, its domains and every partner's view. The stored response to its
    /// creation is redacted with <paramref name="redact"/>. The other rows of the customer become unreachable, and
    /// <see cref="ErasureStore"/> erases them in batches. <paramref name="check"/> receives the partner's view and the tenant
    /// record. When it returns an error, nothing is removed.
    /// </summary>
    public async Task<TResult?> RemoveAsync<TResult>(
        Guid partner, Guid customer, Func<CustomerRow?, TenantRecord?, TResult?> check, Func<byte[], byte[]> redact,
        Func<TenantRecord, IReadOnlyList<AuditEntry>> buildAudit, CancellationToken cancellationToken)
        where TResult : class
    {
        var error = await database.WriteAsync(async (session, cancellationToken) =>
        {
            var locked = await TenantStore.LockAsync(session, partner, customer, cancellationToken);
            var stored = locked is null ? null : await FindViewAsync(session, partner, customer, cancellationToken);
            if (check(stored, locked?.Record) is { } rejection) return rejection;
            var (tenant, tenantRecord) = locked!;
            if (tenantRecord.CreatedBy is { } request) await IdempotencyStore.RedactAsync(session, request, redact, cancellationToken);
            foreach (var domain in tenantRecord.Domains)
                await session.Prepare(DomainSql.Remove).Bind(DomainKey.From(domain)).Bind(customer).ExecuteAsync(cancellationToken);
            foreach (var holder in tenantRecord.Partners)
                await session.Prepare(CustomerSql.RemoveView).Bind(holder).Bind(customer).ExecuteAsync(cancellationToken);
            await TenantStore.RemoveAsync(session, tenant, cancellationToken);
            foreach (var holder in tenantRecord.Partners.Append(tenant.HomePartner).Distinct())
                await ErasureStore.AddAsync(session, holder, customer, cancellationToken);
            await audit.AddAsync(session, buildAudit(tenantRecord), cancellationToken);
            return null;
        }, cancellationToken);
        if (error is null) erasures.Wake();
        return error;
    }

    /// <summary>Adds the statements that store a customer whose domain is reserved.</summary>
    internal static async ValueTask AddRowsAsync(DbSession session, StatementBatch batch, TenantKey tenant, NewCustomer customer, CancellationToken cancellationToken)
    {
        await batch.AddAsync(TenantStore.PrepareAdd(session, tenant, customer.Tenant), cancellationToken);
        foreach (var view in customer.Views) await batch.AddAsync(PrepareAddView(session, view, tenant), cancellationToken);
        await batch.AddAsync(UserStore.PrepareAdd(session, tenant, customer.Administrator), cancellationToken);
        await batch.AddAsync(RoleStore.PrepareAdd(session, tenant, customer.AdministratorRole, customer.Administrator.User), cancellationToken);
    }

    // Null when the request is the first one with its ID.
    private static async ValueTask<WriteResult?> FindReplayAsync(DbSession session, NewCustomer customer, BatchResult? claim, CancellationToken cancellationToken)
    {
        if (claim is not { Number: 0 }) return null;
        var partner = customer.Views[0].Partner;
        var replay = await IdempotencyStore.FindClaimedAsync(session, partner, customer.Request!, cancellationToken);
        return await StillExistsAsync(session, partner, replay, cancellationToken) ? replay : new(WriteStatus.Gone);
    }

    // The client can send the rejected request again with the same ID.
    private static async ValueTask<WriteResult> RejectAsync(DbSession session, NewCustomer customer, WriteStatus error, CancellationToken cancellationToken)
    {
        await IdempotencyStore.ReleaseAsync(session, customer.Views[0].Partner, customer.Request, cancellationToken);
        return new(error);
    }

    // Checks the partnership and the quotas; null on success. Each check locks the partner's quota, so all writes check in the same order.
    private static async ValueTask<WriteStatus?> CheckAsync(DbSession session, NewCustomer customer, CancellationToken cancellationToken)
    {
        if (customer.Partnership is { } partnership && !await PartnerStore.ExistsAsync(session, partnership, cancellationToken)) return WriteStatus.NoPartnership;
        foreach (var (partner, quota) in customer.Views.Select((view, index) => (view.Partner, Quota: index == 0 ? customer.Quota : customer.ResellerQuota)).OrderBy(limit => limit.Partner))
            if (!await IsWithinQuotaAsync(session, partner, quota, cancellationToken)) return WriteStatus.QuotaReached;
        return null;
    }

    // Whether the customer in a stored response still exists. True for other results.
    private static async ValueTask<bool> StillExistsAsync(DbSession session, Guid partner, WriteResult replay, CancellationToken cancellationToken) =>
        replay.Status != WriteStatus.Replayed
        || await TenantStore.FindCustomerAsync(session, partner, Guid.Parse(JsonSerializer.Deserialize(replay.Body!, ContractsJsonContext.Api.Customer)!.Id!), cancellationToken) is not null;

    // A customer with an active relationship is already counted.
    private static async ValueTask<bool> IsWithinQuotaAsync(DbSession session, PartnerOfCustomer partner, Guid customer, CancellationToken cancellationToken) =>
        partner.Quota == 0
        || await TenantStore.FindCustomerAsync(session, partner.Partner, customer, cancellationToken) is { HasEnded: false }
        || await IsWithinQuotaAsync(session, partner.Partner, partner.Quota, cancellationToken);

    private static async ValueTask<bool> IsWithinQuotaAsync(DbSession session, Guid partner, int quota, CancellationToken cancellationToken)
    {
        if (quota == 0) return true;
        await session.Prepare(CustomerSql.LockQuota).Bind(partner).ExecuteAsync(cancellationToken);
        return await CountAsync(session, partner, quota, cancellationToken) < quota;
    }

    // Stops counting at the quota, so the cost does not grow with the number of customers.
    private static async ValueTask<long> CountAsync(DbSession session, Guid partner, int quota, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(CustomerSql.CountUpTo).Bind(partner).Bind(quota).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }

    /// <summary>Reserves a domain; false when it belongs to a customer.</summary>
    internal static async ValueTask<bool> AddDomainAsync(DbSession session, string domain, TenantKey tenant, CancellationToken cancellationToken) =>
        await PrepareAddDomain(session, domain, tenant).ExecuteAsync(cancellationToken) == 1;

    /// <summary>Prepares the statement that reserves a domain. It affects no row when the domain belongs to a customer.</summary>
    internal static PreparedStatement PrepareAddDomain(DbSession session, string domain, TenantKey tenant) =>
        session.Prepare(DomainSql.Add).Bind(DomainKey.From(domain)).With(tenant);

    private static PreparedStatement PrepareAddView(DbSession session, CustomerRow view, TenantKey tenant) =>
        session.Prepare(CustomerSql.AddView)
            .Bind(view.Partner).Bind(view.Customer).Bind(view.Relationship)
            .Bind(view.Domain).Bind(FoldedText.Key(view.Domain))
            .Bind(view.CompanyName).Bind(FoldedText.Key(view.CompanyName))
            .Bind(view.IndirectReseller).Bind(view.IndirectProvider)
            .Bind(Format).BindJson(view.Body).Bind(tenant.GetHomePartnerFor(view.Partner));

    internal static Task<int> ReplaceViewAsync(DbSession session, CustomerRow view, CancellationToken cancellationToken) =>
        session.Prepare(CustomerSql.ReplaceView)
            .Bind(view.Partner).Bind(view.Customer).Bind(view.Relationship).Bind(Format).BindJson(view.Body)
            .ExecuteAsync(cancellationToken);

    internal static ValueTask<CustomerRow?> FindViewAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken) =>
        FindViewAsync(session, CustomerSql.FindView, partner, customer, cancellationToken);

    private static async ValueTask<CustomerRow?> FindViewAsync(DbSession session, string sql, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var query = session.Prepare(sql).Bind(partner).Bind(customer);
        await using var row = await query.QueryAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;
        return new()
        {
            Partner = partner,
            Customer = customer,
            Relationship = row.GetString(0),
            Domain = row.GetString(1),
            CompanyName = row.GetString(2),
            IndirectReseller = row.IsDBNull(3) ? null : query.GetGuid(row, 3),
            IndirectProvider = row.IsDBNull(4) ? null : query.GetGuid(row, 4),
            Body = row.GetFieldValue<byte[]>(5),
        };
    }
}
