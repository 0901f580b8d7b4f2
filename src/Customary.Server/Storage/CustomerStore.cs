using System.Text.Json;
using Customary.Resources;

namespace Customary.Server.Storage;

/// <summary>
/// The customers of all partners. Nothing of a partner is read without its id. Expected failures are answers;
/// a database that is away is a <see cref="StoreAwayException"/>. Writes lock in one order, so that no two wait for each
/// other: the tenant, the answered request, the quota or the validation code, the domain, the partners' parts,
/// their logs. Where the tenant lies never changes, so it is found without a lock, and before the first one.
/// </summary>
public sealed class CustomerStore(Database database, AnsweredRequests requests, AuditStore audit, ErasureStore erasures)
{
    // The version of the documents' shape; a later version can tell old rows by it and render them anew.
    private const int Format = 1;

    /// <summary>A partner's document of a customer and its relationship; null when the partner never had it.</summary>
    public ValueTask<RentedDocument?> FindAsync(Guid partner, Guid customer, CancellationToken stop) =>
        database.ReadAsync((partner, customer), static async (session, key, stop) =>
        {
            var query = session.Statement(CustomerSql.FindDocument).With(key.partner).With(key.customer);
            await using var row = await query.QueryAsync(stop);
            return await row.ReadAsync(stop)
                ? new RentedDocument(query.GetBytes(row, 0), HasEnded: row.GetString(1) == RelationshipToPartner.None)
                : (RentedDocument?)null;
        }, stop);

    /// <summary>The same in memory of its own, and where the customer's tenant lies, for who goes on to what is under the customer.</summary>
    public ValueTask<CustomerDocument?> FindWithHomeAsync(Guid partner, Guid customer, CancellationToken stop) =>
        database.ReadAsync((partner, customer), static (session, key, stop) => TenantStore.FindCustomerAsync(session, key.partner, key.customer, stop), stop);

    /// <summary>Reads a stretch of a partner's customers, in the order of the range.</summary>
    public ValueTask<CustomerStretch> ListAsync(Guid partner, CustomerRange range, ICustomerReading reading, CancellationToken stop) =>
        database.ReadAsync((partner, range, reading), static async (session, asked, stop) =>
        {
            var (partner, range, reading) = asked;
            var query = CustomerListSql.Query(session, partner, range);
            (CustomerPlace? first, Guid lastId, byte[]? lastKey, var hasEarlier) = (null, Guid.Empty, null, false);
            reading.Begin();
            await using var row = await query.QueryAsync(stop);
            for (var count = 0; await row.ReadAsync(stop); count++)
            {
                if (count == range.Most) return new(first, new(lastKey, lastId), hasEarlier, HasLater: true);
                (lastId, lastKey) = (query.GetGuid(row, 0), range.Prefix is null ? null : row.GetFieldValue<byte[]>(5));
                if (count == 0) (first, hasEarlier) = (new(lastKey, lastId), row.GetBoolean(4));
                reading.Take(new(lastId, query.GetText(row, 1), query.GetText(row, 2), query.GetText(row, 3)));
            }

            return new CustomerStretch(first, first is null ? null : new(lastKey, lastId), hasEarlier, HasLater: false);
        }, stop);

    /// <summary>
    /// Adds a customer: its tenant, which lies with the first partner, its domain and each partner's part, all or nothing.
    /// Of several with one domain one is added; of several with one request id one is added and the others are answered
    /// what it was.
    /// </summary>
    public Task<AddAnswer> AddAsync(NewCustomer customer, CancellationToken stop) =>
        requests.WriteAsync(customer.Request, async (session, stop) =>
        {
            var (first, request) = (customer.Parts[0], customer.Request);
            if (await requests.ClaimAsync(session, first.Partner, request, customer.Answer, stop) is { } repeated)
                return await HasCreatedAsync(session, first.Partner, repeated, stop) ? repeated : new(Adding.Gone);
            var tenant = new TenantKey(first.Partner, first.Customer);
            if (await RefuseAsync(session, tenant, customer, stop) is { } refused)
            {
                await AnsweredRequests.UnclaimAsync(session, first.Partner, request, stop);
                return new(refused);
            }

            await TenantStore.AddAsync(session, tenant, customer.Facts, stop);
            foreach (var part in customer.Parts) await AddPartAsync(session, part, tenant, stop);
            await UserStore.AddAsync(session, tenant, customer.Administrator, stop);
            await RoleStore.AddAsync(session, tenant, customer.AdministratorRole, customer.Administrator.User, stop);
            await audit.AppendAsync(session, customer.Audit, stop);
            return new AddAnswer(Adding.Added, customer.Answer);
        }, stop);

    /// <summary>
    /// Changes a partner's part of a customer: the change sees what is stored, null when the partner never had the
    /// customer, and no other write comes between its reading and its writing. It may be run again, so it must not act.
    /// </summary>
    public Task<TAnswer> ReplaceAsync<TAnswer>(
        Guid partner, Guid customer, Func<CustomerRow?, TenantFacts?, CustomerChange<TAnswer>> change, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            var held = await TenantStore.HoldAsync(session, partner, customer, stop);
            var stored = held is null ? null : await FindPartAsync(session, partner, customer, stop);
            var (answer, replacement, entries) = change(stored, held?.Facts);
            if (replacement is not null) await ReplacePartAsync(session, replacement, stop);
            if (entries is not null) await audit.AppendAsync(session, entries, stop);
            return answer;
        }, stop);

    /// <summary>
    /// Gives a customer to partners, all or none: each partner's part is made of what the tenant has and of the part
    /// that the partner had before, if any. A partner whose quota is reached takes no more, and of two that must be in a
    /// <paramref name="partnership"/> neither gets the customer when that has ended.
    /// </summary>
    public Task<EstablishStatus> EstablishAsync(
        TenantKey tenant, IReadOnlyList<PartnerOfCustomer> partners, Partnership? partnership, Func<TenantFacts, CustomerRow?, PartnerOfCustomer, CustomerRow> make,
        Func<CustomerRow?, CustomerRow, IReadOnlyList<AuditEntry>> tell, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            if (await TenantStore.HoldAsync(session, tenant, stop) is not { } facts) return EstablishStatus.NoCustomer;
            if (partnership is not null && !await PartnerStore.HoldsAsync(session, partnership, stop)) return EstablishStatus.NoPartnership;

            // In one order for everybody: each check locks the partner's quota.
            foreach (var partner in partners.OrderBy(partner => partner.Partner))
                if (!await HasRoomAsync(session, partner, tenant.Customer, stop)) return EstablishStatus.QuotaReached;
            var entries = new List<AuditEntry>();
            var held = facts with { Partners = [.. facts.Partners.Union(partners.Select(partner => partner.Partner))] };
            foreach (var partner in partners)
            {
                var stored = await FindPartAsync(session, partner.Partner, tenant.Customer, stop);
                if (stored is not null) await session.Statement(CustomerSql.RemovePart).With(partner.Partner).With(tenant.Customer).ExecuteAsync(stop);
                var made = make(held, stored, partner);
                await AddPartAsync(session, made, tenant, stop);
                entries.AddRange(tell(stored, made));
            }

            await TenantStore.ReplaceAsync(session, tenant, held, stop);
            await audit.AppendAsync(session, entries, stop);
            return EstablishStatus.Established;
        }, stop);

    /// <summary>
    /// Removes a customer for every partner that has a part, frees its domains, and blanks what was answered to the request that
    /// made it; only where <paramref name="refuse"/>, which sees the partner's part and the facts of the tenant, returns null: anything
    /// else is returned and nothing is removed. What is under the customer cannot be reached from then on, and <see cref="ErasureStore"/> erases it in batches.
    /// </summary>
    public async Task<TAnswer?> RemoveAsync<TAnswer>(
        Guid partner, Guid customer, Func<CustomerRow?, TenantFacts?, TAnswer?> refuse, Func<byte[], byte[]> blank,
        Func<TenantFacts, IReadOnlyList<AuditEntry>> tell, CancellationToken stop)
        where TAnswer : class
    {
        var answer = await database.WriteAsync(async (session, stop) =>
        {
            var held = await TenantStore.HoldAsync(session, partner, customer, stop);
            var stored = held is null ? null : await FindPartAsync(session, partner, customer, stop);
            if (refuse(stored, held?.Facts) is { } refused) return refused;
            var (tenant, facts) = held!;
            if (facts.CreatedBy is { } request) await AnsweredRequests.BlankAsync(session, request, blank, stop);
            foreach (var domain in facts.Domains)
                await session.Statement(DomainSql.Remove).With(DomainKey.Of(domain)).With(customer).ExecuteAsync(stop);
            foreach (var holder in facts.Partners)
                await session.Statement(CustomerSql.RemovePart).With(holder).With(customer).ExecuteAsync(stop);
            await TenantStore.RemoveAsync(session, tenant, stop);
            foreach (var holder in facts.Partners.Append(tenant.Home).Distinct())
                await ErasureStore.AddAsync(session, holder, customer, stop);
            await audit.AppendAsync(session, tell(facts), stop);
            return null;
        }, stop);
        if (answer is null) erasures.Wake();
        return answer;
    }

    // Takes the domain, unless it, the partnership or the quota forbids.
    private static async ValueTask<Adding?> RefuseAsync(Session session, TenantKey tenant, NewCustomer customer, CancellationToken stop)
    {
        if (customer.Partnership is { } partnership && !await PartnerStore.HoldsAsync(session, partnership, stop)) return Adding.NoPartnership;
        if (!await HasRoomAsync(session, tenant.Home, customer.Quota, stop)) return Adding.QuotaReached;
        return await AddDomainAsync(session, customer.Parts[0].Domain, tenant, stop) ? null : Adding.DomainTaken;
    }

    // Whether what a request created, by what was answered to it, still exists.
    private static async ValueTask<bool> HasCreatedAsync(Session session, Guid partner, AddAnswer answer, CancellationToken stop) =>
        answer.Adding != Adding.Repeated
        || await TenantStore.FindCustomerAsync(session, partner, Guid.Parse(JsonSerializer.Deserialize(answer.Body!, WireJson.Wire.Customer)!.Id!), stop) is not null;

    // A customer that the partner has already takes no more room.
    private static async ValueTask<bool> HasRoomAsync(Session session, PartnerOfCustomer partner, Guid customer, CancellationToken stop) =>
        partner.Quota == 0
        || await TenantStore.FindCustomerAsync(session, partner.Partner, customer, stop) is { HasEnded: false }
        || await HasRoomAsync(session, partner.Partner, partner.Quota, stop);

    private static async ValueTask<bool> HasRoomAsync(Session session, Guid partner, int quota, CancellationToken stop)
    {
        if (quota == 0) return true;
        await session.Statement(CustomerSql.LockQuota).With(partner).ExecuteAsync(stop);
        return await CountAsync(session, partner, quota, stop) < quota;
    }

    // Counts no further than the quota: the cost does not grow with the customers.
    private static async ValueTask<long> CountAsync(Session session, Guid partner, int quota, CancellationToken stop)
    {
        await using var row = await session.Statement(CustomerSql.CountUpTo).With(partner).With(quota).QueryAsync(stop);
        await row.ReadAsync(stop);
        return row.GetInt64(0);
    }

    /// <summary>Takes a domain in the registry, which decides: false where somebody has it.</summary>
    internal static async ValueTask<bool> AddDomainAsync(Session session, string domain, TenantKey tenant, CancellationToken stop) =>
        await session.Statement(DomainSql.Add).With(DomainKey.Of(domain)).With(tenant).ExecuteAsync(stop) == 1;

    private static Task<int> AddPartAsync(Session session, CustomerRow part, TenantKey tenant, CancellationToken stop) =>
        session.Statement(CustomerSql.AddPart)
            .With(part.Partner).With(part.Customer).With(part.Relationship)
            .With(part.Domain).With(FoldedText.Key(part.Domain))
            .With(part.CompanyName).With(FoldedText.Key(part.CompanyName))
            .With(part.IndirectReseller).With(part.IndirectProvider)
            .With(Format).WithJson(part.Body).With(tenant.AsSeenBy(part.Partner))
            .ExecuteAsync(stop);

    internal static Task<int> ReplacePartAsync(Session session, CustomerRow part, CancellationToken stop) =>
        session.Statement(CustomerSql.ReplacePart)
            .With(part.Partner).With(part.Customer).With(part.Relationship).With(Format).WithJson(part.Body)
            .ExecuteAsync(stop);

    internal static async ValueTask<CustomerRow?> FindPartAsync(Session session, Guid partner, Guid customer, CancellationToken stop)
    {
        var query = session.Statement(CustomerSql.FindPart).With(partner).With(customer);
        await using var row = await query.QueryAsync(stop);
        if (!await row.ReadAsync(stop)) return null;
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
