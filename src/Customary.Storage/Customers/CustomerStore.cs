using System.Text.Json;
using Customary.Contracts;
using Customary.Storage.Auditing;
using Customary.Storage.Erasure;
using Customary.Storage.Idempotency;
using Customary.Storage.Partners;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Storage.Customers;

/// <summary>
/// The customers of all partners. Nothing of a partner is read without its id. Expected failures are answers;
/// a database that is away is a <see cref="StorageUnavailableException"/>. Writes lock in one order, so that no two wait for each
/// other: the tenant, the answered request, the quota or the validation code, the domain, the partners' parts,
/// their logs. Where the tenant lies never changes, so it is found without a lock, and before the first one.
/// </summary>
internal sealed class CustomerStore(Database database, IdempotencyStore requests, AuditStore audit, ErasureStore erasures)
{
    // The version of the documents' shape; a later version can tell old rows by it and render them anew.
    private const int Format = 1;

    /// <summary>A partner's document of a customer and its relationship; null when the partner never had it.</summary>
    public ValueTask<PooledDocument?> FindAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static async (session, key, cancellationToken) =>
        {
            var query = session.Prepare(CustomerSql.FindDocument).Bind(key.partner).Bind(key.customer);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken)
                ? new PooledDocument(query.GetBytes(row, 0), HasEnded: row.GetString(1) == RelationshipToPartner.None)
                : (PooledDocument?)null;
        }, cancellationToken);

    /// <summary>The same in memory of its own, and where the customer's tenant lies, for who goes on to what is under the customer.</summary>
    public ValueTask<CustomerDocument?> FindWithTenantAsync(Guid partner, Guid customer, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, customer), static (session, key, cancellationToken) => TenantStore.FindCustomerAsync(session, key.partner, key.customer, cancellationToken), cancellationToken);

    /// <summary>Reads a stretch of a partner's customers, in the order of the range.</summary>
    public ValueTask<CustomerSlice> ListAsync(Guid partner, CustomerRange range, ICustomerReader reading, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, range, reading), static async (session, asked, cancellationToken) =>
        {
            var (partner, range, reading) = asked;
            var query = CustomerListSql.Query(session, partner, range);
            (CustomerCursor? first, Guid lastId, byte[]? lastKey, var hasEarlier) = (null, Guid.Empty, null, false);
            reading.Reset();
            await using var row = await query.QueryAsync(cancellationToken);
            for (var count = 0; await row.ReadAsync(cancellationToken); count++)
            {
                if (count == range.Limit) return new(first, new(lastKey, lastId), hasEarlier, HasLater: true);
                (lastId, lastKey) = (query.GetGuid(row, 0), range.Prefix is null ? null : row.GetFieldValue<byte[]>(5));
                if (count == 0) (first, hasEarlier) = (new(lastKey, lastId), row.GetBoolean(4));
                reading.Add(new(lastId, query.GetText(row, 1), query.GetText(row, 2), query.GetText(row, 3)));
            }

            return new CustomerSlice(first, first is null ? null : new(lastKey, lastId), hasEarlier, HasLater: false);
        }, cancellationToken);

    /// <summary>
    /// Adds a customer: its tenant, which lies with the first partner, its domain and each partner's part, all or nothing.
    /// Of several with one domain one is added; of several with one request id one is added and the others are answered
    /// what it was.
    /// </summary>
    public Task<WriteResult> AddAsync(NewCustomer customer, CancellationToken cancellationToken) =>
        requests.WriteAsync(customer.Request, async (session, cancellationToken) =>
        {
            var (first, request) = (customer.Views[0], customer.Request);
            if (await requests.ClaimAsync(session, first.Partner, request, customer.Response, cancellationToken) is { } repeated)
                return await HasCreatedAsync(session, first.Partner, repeated, cancellationToken) ? repeated : new(WriteStatus.Gone);
            var tenant = new TenantKey(first.Partner, first.Customer);
            if (await RefuseAsync(session, tenant, customer, cancellationToken) is { } refused)
            {
                await IdempotencyStore.ReleaseAsync(session, first.Partner, request, cancellationToken);
                return new(refused);
            }

            await TenantStore.AddAsync(session, tenant, customer.Tenant, cancellationToken);
            foreach (var part in customer.Views) await AddViewAsync(session, part, tenant, cancellationToken);
            await UserStore.AddAsync(session, tenant, customer.Administrator, cancellationToken);
            await RoleStore.AddAsync(session, tenant, customer.AdministratorRole, customer.Administrator.User, cancellationToken);
            await audit.AppendAsync(session, customer.Audit, cancellationToken);
            return new WriteResult(WriteStatus.Added, customer.Response);
        }, cancellationToken);

    /// <summary>
    /// Changes a partner's part of a customer: the change sees what is stored, null when the partner never had the
    /// customer, and no other write comes between its reading and its writing. It may be run again, so it must not act.
    /// </summary>
    public Task<TAnswer> ReplaceAsync<TAnswer>(
        Guid partner, Guid customer, Func<CustomerRow?, TenantRecord?, CustomerChange<TAnswer>> change, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var locked = await TenantStore.LockAsync(session, partner, customer, cancellationToken);
            var stored = locked is null ? null : await FindViewAsync(session, partner, customer, cancellationToken);
            var (answer, replacement, entries) = change(stored, locked?.Facts);
            if (replacement is not null) await ReplaceViewAsync(session, replacement, cancellationToken);
            if (entries is not null) await audit.AppendAsync(session, entries, cancellationToken);
            return answer;
        }, cancellationToken);

    /// <summary>
    /// Gives a customer to partners, all or none: each partner's part is made of what the tenant has and of the part
    /// that the partner had before, if any. A partner whose quota is reached takes no more, and of two that must be in a
    /// <paramref name="partnership"/> neither gets the customer when that has ended.
    /// </summary>
    public Task<WriteStatus> AcceptAsync(
        TenantKey tenant, IReadOnlyList<PartnerOfCustomer> partners, Partnership? partnership, Func<TenantRecord, CustomerRow?, PartnerOfCustomer, CustomerRow> make,
        Func<CustomerRow?, CustomerRow, IReadOnlyList<AuditEntry>> tell, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            if (await TenantStore.LockAsync(session, tenant, cancellationToken) is not { } tenantRecord) return WriteStatus.CustomerNotFound;
            if (partnership is not null && !await PartnerStore.ExistsAsync(session, partnership, cancellationToken)) return WriteStatus.NoPartnership;

            // In one order for everybody: each check locks the partner's quota.
            foreach (var partner in partners.OrderBy(partner => partner.Partner))
                if (!await HasRoomAsync(session, partner, tenant.Customer, cancellationToken)) return WriteStatus.QuotaReached;
            var entries = new List<AuditEntry>();
            var held = tenantRecord with { Partners = [.. tenantRecord.Partners.Union(partners.Select(partner => partner.Partner))] };
            foreach (var partner in partners)
            {
                var stored = await FindViewAsync(session, partner.Partner, tenant.Customer, cancellationToken);
                if (stored is not null) await session.Prepare(CustomerSql.RemoveView).Bind(partner.Partner).Bind(tenant.Customer).ExecuteAsync(cancellationToken);
                var made = make(held, stored, partner);
                await AddViewAsync(session, made, tenant, cancellationToken);
                entries.AddRange(tell(stored, made));
            }

            await TenantStore.ReplaceAsync(session, tenant, held, cancellationToken);
            await audit.AppendAsync(session, entries, cancellationToken);
            return WriteStatus.Added;
        }, cancellationToken);

    /// <summary>
    /// Removes a customer for every partner that has a part, frees its domains, and blanks what was answered to the request that
    /// made it; only where <paramref name="refuse"/>, which sees the partner's part and the facts of the tenant, returns null: anything
    /// else is returned and nothing is removed. What is under the customer cannot be reached from then on, and <see cref="ErasureStore"/> erases it in batches.
    /// </summary>
    public async Task<TAnswer?> RemoveAsync<TAnswer>(
        Guid partner, Guid customer, Func<CustomerRow?, TenantRecord?, TAnswer?> refuse, Func<byte[], byte[]> blank,
        Func<TenantRecord, IReadOnlyList<AuditEntry>> tell, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var answer = await database.WriteAsync(async (session, cancellationToken) =>
        {
            var locked = await TenantStore.LockAsync(session, partner, customer, cancellationToken);
            var stored = locked is null ? null : await FindViewAsync(session, partner, customer, cancellationToken);
            if (refuse(stored, locked?.Facts) is { } refused) return refused;
            var (tenant, tenantRecord) = locked!;
            if (tenantRecord.CreatedBy is { } request) await IdempotencyStore.RedactAsync(session, request, blank, cancellationToken);
            foreach (var domain in tenantRecord.Domains)
                await session.Prepare(DomainSql.Remove).Bind(DomainKey.Of(domain)).Bind(customer).ExecuteAsync(cancellationToken);
            foreach (var holder in tenantRecord.Partners)
                await session.Prepare(CustomerSql.RemoveView).Bind(holder).Bind(customer).ExecuteAsync(cancellationToken);
            await TenantStore.RemoveAsync(session, tenant, cancellationToken);
            foreach (var holder in tenantRecord.Partners.Append(tenant.Home).Distinct())
                await ErasureStore.AddAsync(session, holder, customer, cancellationToken);
            await audit.AppendAsync(session, tell(tenantRecord), cancellationToken);
            return null;
        }, cancellationToken);
        if (answer is null) erasures.Wake();
        return answer;
    }

    // Takes the domain, unless it, the partnership or the quota forbids.
    private static async ValueTask<WriteStatus?> RefuseAsync(DbSession session, TenantKey tenant, NewCustomer customer, CancellationToken cancellationToken)
    {
        if (customer.Partnership is { } partnership && !await PartnerStore.ExistsAsync(session, partnership, cancellationToken)) return WriteStatus.NoPartnership;
        if (!await HasRoomAsync(session, tenant.Home, customer.Quota, cancellationToken)) return WriteStatus.QuotaReached;
        return await AddDomainAsync(session, customer.Views[0].Domain, tenant, cancellationToken) ? null : WriteStatus.DomainTaken;
    }

    // Whether what a request created, by what was answered to it, still exists.
    private static async ValueTask<bool> HasCreatedAsync(DbSession session, Guid partner, WriteResult answer, CancellationToken cancellationToken) =>
        answer.Status != WriteStatus.Replayed
        || await TenantStore.FindCustomerAsync(session, partner, Guid.Parse(JsonSerializer.Deserialize(answer.Body!, ContractsJsonContext.Api.Customer)!.Id!), cancellationToken) is not null;

    // A customer that the partner has already takes no more room.
    private static async ValueTask<bool> HasRoomAsync(DbSession session, PartnerOfCustomer partner, Guid customer, CancellationToken cancellationToken) =>
        partner.Quota == 0
        || await TenantStore.FindCustomerAsync(session, partner.Partner, customer, cancellationToken) is { HasEnded: false }
        || await HasRoomAsync(session, partner.Partner, partner.Quota, cancellationToken);

    private static async ValueTask<bool> HasRoomAsync(DbSession session, Guid partner, int quota, CancellationToken cancellationToken)
    {
        if (quota == 0) return true;
        await session.Prepare(CustomerSql.LockQuota).Bind(partner).ExecuteAsync(cancellationToken);
        return await CountAsync(session, partner, quota, cancellationToken) < quota;
    }

    // Counts no further than the quota: the cost does not grow with the customers.
    private static async ValueTask<long> CountAsync(DbSession session, Guid partner, int quota, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(CustomerSql.CountUpTo).Bind(partner).Bind(quota).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }

    /// <summary>Takes a domain in the registry, which decides: false where somebody has it.</summary>
    internal static async ValueTask<bool> AddDomainAsync(DbSession session, string domain, TenantKey tenant, CancellationToken cancellationToken) =>
        await session.Prepare(DomainSql.Add).Bind(DomainKey.Of(domain)).With(tenant).ExecuteAsync(cancellationToken) == 1;

    private static Task<int> AddViewAsync(DbSession session, CustomerRow part, TenantKey tenant, CancellationToken cancellationToken) =>
        session.Prepare(CustomerSql.AddView)
            .Bind(part.Partner).Bind(part.Customer).Bind(part.Relationship)
            .Bind(part.Domain).Bind(FoldedText.Key(part.Domain))
            .Bind(part.CompanyName).Bind(FoldedText.Key(part.CompanyName))
            .Bind(part.IndirectReseller).Bind(part.IndirectProvider)
            .Bind(Format).BindJson(part.Body).Bind(tenant.AsSeenBy(part.Partner))
            .ExecuteAsync(cancellationToken);

    internal static Task<int> ReplaceViewAsync(DbSession session, CustomerRow part, CancellationToken cancellationToken) =>
        session.Prepare(CustomerSql.ReplaceView)
            .Bind(part.Partner).Bind(part.Customer).Bind(part.Relationship).Bind(Format).BindJson(part.Body)
            .ExecuteAsync(cancellationToken);

    internal static async ValueTask<CustomerRow?> FindViewAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        var query = session.Prepare(CustomerSql.FindView).Bind(partner).Bind(customer);
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
