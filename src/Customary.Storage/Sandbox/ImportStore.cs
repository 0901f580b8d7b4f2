using Customary.Storage.Agreements;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Partners;
using Customary.Storage.Summaries;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Storage.Sandbox;

/// <summary>Adds the data of seeds and imports, and reads the data of exports.</summary>
internal sealed class ImportStore(Database database, TimeProvider clock)
{
    private const int CustomersPerBatch = 50;
    private const int CustomersPerPage = 100;

    /// <summary>Adds data in one transaction. False, without a write, when <paramref name="onlyIfEmpty"/> is true and the database has data.</summary>
    /// <param name="import">The data.</param>
    /// <param name="onlyIfEmpty">Whether to add it only to a database without data.</param>
    /// <param name="report">Receives the number of customers that were added in the transaction. It starts again if the transaction is repeated.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ImportConflictException">A domain or an ID is in use. Nothing was added.</exception>
    public Task<bool> AddAsync(StateImport import, bool onlyIfEmpty, Action<int> report, CancellationToken cancellationToken) =>
        database.BulkWriteAsync(async (session, cancellationToken) =>
        {
            if (onlyIfEmpty)
            {
                await session.Prepare(ImportSql.Lock).Bind(Guid.Empty).ExecuteAsync(cancellationToken);
                if (await AnyAsync(session, cancellationToken)) return false;
            }

            var batch = session.CreateBatch();
            await AddPartnersAsync(session, batch, import, cancellationToken);
            await batch.ExecuteAsync(cancellationToken);
            var added = 0;
            foreach (var customers in import.Customers.Index().Chunk(CustomersPerBatch))
            {
                await ReserveAsync(session, batch, customers, cancellationToken);
                foreach (var (_, customer) in customers) await AddAsync(session, batch, customer, cancellationToken);
                await batch.ExecuteAsync(cancellationToken);
                report(added += customers.Length);
            }

            await PartnerSummaryStore.MarkAllAsync(session, cancellationToken);
            return true;
        }, cancellationToken);

    /// <summary>Whether the database has partners or customers.</summary>
    public ValueTask<bool> HasDataAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static (session, _, cancellationToken) => AnyAsync(session, cancellationToken), cancellationToken);

    /// <summary>Lists the partners with data.</summary>
    public ValueTask<List<Guid>> ListPartnersAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static async (session, _, cancellationToken) =>
        {
            var partners = new List<Guid>();
            var query = session.Prepare(StateSql.ListPartners);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) partners.Add(query.GetGuid(row, 0));
            return partners;
        }, cancellationToken);

    /// <summary>Lists customers of a home partner after an ID, with everything that an export contains. An empty list is the end.</summary>
    public ValueTask<List<ExportedCustomer>> ListAsync(Guid partner, Guid after, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, after), static async (session, state, cancellationToken) =>
        {
            var customers = new List<ExportedCustomer>();
            var query = session.Prepare(ImportSql.ListHomeViews).Bind(state.partner).Bind(state.after).Bind(CustomersPerPage);
            await using (var row = await query.QueryAsync(cancellationToken))
            {
                while (await row.ReadAsync(cancellationToken))
                    customers.Add(new(query.GetGuid(row, 1), row.GetFieldValue<byte[]>(2), TenantStore.Read(row.GetFieldValue<byte[]>(3)), [], []));
            }

            foreach (var customer in customers) await AddDetailsAsync(session, state.partner, customer, cancellationToken);
            return customers;
        }, cancellationToken);

    private static async ValueTask<bool> AnyAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(ImportSql.AnyData).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0) > 0;
    }

    // The retention and the checks of the store expect an audit clock of every partner with data.
    private async Task AddPartnersAsync(DbSession session, StatementBatch batch, StateImport import, CancellationToken cancellationToken)
    {
        var partners = import.Customers.SelectMany(customer => customer.Customer.Views).Select(view => view.Partner).Concat(import.Partners.Select(partner => partner.Tenant));
        foreach (var partner in partners.Distinct().Order())
            await batch.AddQueryAsync(session.Prepare(AuditSql.NextInstant).Bind(partner).Bind(clock.GetUtcNow().UtcTicks), cancellationToken);
        foreach (var partner in import.Partners) await batch.AddAsync(PartnerStore.PrepareReplace(session, partner), cancellationToken);
        foreach (var (provider, reseller) in import.Partnerships.Select(partnership => (partnership.Provider, partnership.Reseller)))
        {
            await batch.AddAsync(session.Prepare(PartnerSql.AddPartnership).Bind(provider).Bind(PartnerRole.Provider).Bind(reseller), cancellationToken);
            await batch.AddAsync(session.Prepare(PartnerSql.AddPartnership).Bind(reseller).Bind(PartnerRole.Reseller).Bind(provider), cancellationToken);
        }
    }

    private static async Task ReserveAsync(DbSession session, StatementBatch batch, (int Index, ImportedCustomer Item)[] customers, CancellationToken cancellationToken)
    {
        var reserved = new List<(int Index, string? Domain, BatchResult Result)>();
        foreach (var (index, customer) in customers)
        {
            var view = customer.Customer.Views[0];
            reserved.Add((index, null, await batch.AddQueryAsync(session.Prepare(ImportSql.CountView).Bind(view.Partner).Bind(view.Customer), cancellationToken)));
            foreach (var domain in customer.Customer.Tenant.Domains)
                reserved.Add((index, domain, await batch.AddAsync(CustomerStore.PrepareAddDomain(session, domain, new(view.Partner, view.Customer)), cancellationToken)));
        }

        await batch.ExecuteAsync(cancellationToken);
        foreach (var (index, domain, result) in reserved)
            if (result.Number != (domain is null ? 0 : 1)) throw new ImportConflictException(index, domain);
    }

    private static async Task AddAsync(DbSession session, StatementBatch batch, ImportedCustomer imported, CancellationToken cancellationToken)
    {
        var tenant = new TenantKey(imported.Customer.Views[0].Partner, imported.Customer.Views[0].Customer);
        await CustomerStore.AddRowsAsync(session, batch, tenant, imported.Customer, cancellationToken);
        foreach (var (user, roles) in imported.Users)
        {
            await batch.AddAsync(UserStore.PrepareAdd(session, tenant, user), cancellationToken);
            foreach (var role in roles) await batch.AddAsync(RoleStore.PrepareAdd(session, tenant, role, user.User), cancellationToken);
        }

        foreach (var (id, body) in imported.Agreements)
            await batch.AddAsync(session.Prepare(AgreementSql.Add).Bind(tenant.HomePartner).Bind(tenant.Customer).Bind(id).Bind(body), cancellationToken);
    }

    private static async Task AddDetailsAsync(DbSession session, Guid partner, ExportedCustomer customer, CancellationToken cancellationToken)
    {
        var query = session.Prepare(ImportSql.ListUsers).Bind(partner).Bind(customer.Customer);
        await using (var row = await query.QueryAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken)) customer.Users.Add((query.GetGuid(row, 0), row.GetFieldValue<byte[]>(1), []));
        }

        foreach (var (user, _, roles) in customer.Users)
        {
            var list = session.Prepare(RoleSql.ListOfUser).Bind(partner).Bind(customer.Customer).Bind(user);
            await using var row = await list.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) roles.Add(list.GetGuid(row, 0));
        }

        await using var agreement = await session.Prepare(AgreementSql.List).Bind(partner).Bind(customer.Customer).QueryAsync(cancellationToken);
        while (await agreement.ReadAsync(cancellationToken)) customer.Agreements.Add(agreement.GetFieldValue<byte[]>(0));
    }
}

/// <summary>A customer of an export.</summary>
/// <param name="Customer">The customer ID.</param>
/// <param name="Body">The home partner's document, UTF-8 JSON.</param>
/// <param name="Tenant">The tenant record.</param>
/// <param name="Users">The active users: ID, document and roles.</param>
/// <param name="Agreements">The documents of the agreements.</param>
internal sealed record ExportedCustomer(Guid Customer, byte[] Body, TenantRecord Tenant, List<(Guid User, byte[] Body, List<Guid> Roles)> Users, List<byte[]> Agreements);
