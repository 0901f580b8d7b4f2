using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Tenants;

namespace Customary.Storage.Sandbox;

/// <summary>
/// The data of one partner in a transaction that has locked it: no other transaction changes it until the commit. A change
/// locks the tenant first and the partner's audit clock last, so the tenants are locked before the clock.
/// </summary>
internal sealed class PartnerData
{
    private readonly DbSession _session;
    private readonly List<(Guid Customer, Guid Home)> _elsewhere;
    private readonly List<(Guid Customer, TenantRecord Record)> _special;

    private PartnerData(DbSession session, Guid partner, List<(Guid Customer, TenantRecord Record)> special, List<(Guid Customer, Guid Home)> elsewhere) =>
        (_session, Partner, _special, _elsewhere) = (session, partner, special, elsewhere);

    /// <summary>The partner.</summary>
    public Guid Partner { get; }

    /// <summary>Locks the data of a partner until the end of the transaction.</summary>
    public static async Task<PartnerData> LockAsync(DbSession session, Guid partner, long now, CancellationToken cancellationToken)
    {
        await LockTenantsAsync(session, partner, cancellationToken);
        await ListElsewhereAsync(session, partner, cancellationToken);
        var batch = session.CreateBatch();
        await batch.AddQueryAsync(session.Prepare(AuditSql.NextInstant).Bind(partner).Bind(now), cancellationToken);
        await batch.ExecuteAsync(cancellationToken);

        // A customer that was created meanwhile.
        return new(session, partner, await LockTenantsAsync(session, partner, cancellationToken), await ListElsewhereAsync(session, partner, cancellationToken));
    }

    /// <summary>Saves the data in a snapshot.</summary>
    public async Task SaveAsync(string snapshot, CancellationToken cancellationToken)
    {
        foreach (var table in (SavedTable[])[.. SavedTable.Shared, SavedTable.Views, .. SavedTable.Own])
            await _session.Prepare(table.Save).Bind(snapshot).Bind(Partner).ExecuteAsync(cancellationToken);
        await _session.Prepare(StateSql.SaveDomains).Bind(snapshot).Bind(Partner).ExecuteAsync(cancellationToken);
        foreach (var (customer, record) in _special)
        {
            await SaveDomainsAsync(snapshot, record, cancellationToken);
            if (record.Partners.Count > 1) await _session.Prepare(StateSql.AddShared).Bind(snapshot).Bind(customer).ExecuteAsync(cancellationToken);
        }

        foreach (var (customer, home) in _elsewhere)
        {
            if (await TenantStore.LockAsync(_session, new TenantKey(home, customer), cancellationToken) is not { } record) continue;
            foreach (var table in SavedTable.Shared) await _session.Prepare(table.SaveOfCustomer).Bind(snapshot).Bind(Partner).Bind(home).Bind(customer).ExecuteAsync(cancellationToken);
            await SaveDomainsAsync(snapshot, record, cancellationToken);
            await _session.Prepare(StateSql.AddShared).Bind(snapshot).Bind(customer).ExecuteAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Removes the data. Customers of other partners stay theirs: another partner becomes the home partner, if this one was.
    /// Partnerships stay too. Returns the number of removed views.
    /// </summary>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        foreach (var (customer, record) in _special)
        {
            if (record.Partners.Count > 1) await MoveAsync(customer, record, record.Partners.First(partner => partner != Partner), cancellationToken);
            else foreach (var domain in record.Domains) await _session.Prepare(DomainSql.Remove).Bind(DomainKey.From(domain)).Bind(customer).ExecuteAsync(cancellationToken);
        }

        foreach (var (customer, home) in _elsewhere)
        {
            var tenant = new TenantKey(home, customer);
            if (await TenantStore.LockAsync(_session, tenant, cancellationToken) is { } record)
                await TenantStore.ReplaceAsync(_session, tenant, record with { Partners = [.. record.Partners.Where(partner => partner != Partner)] }, cancellationToken);
        }

        await _session.Prepare(StateSql.RemoveDomains).Bind(Partner).ExecuteAsync(cancellationToken);
        foreach (var table in (SavedTable[])[.. SavedTable.Shared, .. SavedTable.Own])
            await _session.Prepare(table.Remove).Bind(Partner).ExecuteAsync(cancellationToken);
        return await _session.Prepare(SavedTable.Views.Remove).Bind(Partner).ExecuteAsync(cancellationToken);
    }

    /// <summary>Restores the data from a snapshot after it was removed.</summary>
    /// <param name="snapshot">The name of the snapshot.</param>
    /// <param name="render">Renders a partner's document from its saved document and the current tenant record.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DomainTakenException">A saved domain belongs to another customer.</exception>
    public async Task RestoreAsync(string snapshot, Func<byte[], TenantRecord, byte[]> render, CancellationToken cancellationToken)
    {
        await _session.Prepare(StateSql.RestoreDomains).Bind(snapshot).ExecuteAsync(cancellationToken);
        foreach (var table in (SavedTable[])[.. SavedTable.Shared, SavedTable.Views])
            await _session.Prepare(table.Restore).Bind(snapshot).ExecuteAsync(cancellationToken);
        foreach (var table in SavedTable.Own) await _session.Prepare(table.RestoreAll).Bind(snapshot).ExecuteAsync(cancellationToken);
        foreach (var (customer, record) in await ReadTenantsAsync(_session.Prepare(StateSql.ListShared).Bind(snapshot), isAll: true, cancellationToken))
            await RestoreSharedAsync(snapshot, customer, record, render, cancellationToken);
        await using var row = await _session.Prepare(StateSql.FindTakenDomain).Bind(snapshot).QueryAsync(cancellationToken);
        if (await row.ReadAsync(cancellationToken)) throw new DomainTakenException(row.GetString(0));
    }

    // If another partner still has the customer, only this partner's view is restored.
    private async Task RestoreSharedAsync(string snapshot, Guid customer, TenantRecord saved, Func<byte[], TenantRecord, byte[]> render, CancellationToken cancellationToken)
    {
        await _session.Prepare(SavedTable.Views.RestoreOfCustomer).Bind(snapshot).Bind(customer).ExecuteAsync(cancellationToken);
        foreach (var other in saved.Partners.Where(partner => partner != Partner))
        {
            if (await TenantStore.LockAsync(_session, other, customer, cancellationToken) is not { } current) continue;
            var record = current.Record with { Partners = [.. current.Record.Partners.Union([Partner])] };
            await TenantStore.ReplaceAsync(_session, current.Key, record, cancellationToken);
            await _session.Prepare(StateSql.SetHome).Bind(Partner).Bind(customer).Bind(current.Key.HomePartner).ExecuteAsync(cancellationToken);
            if (await CustomerStore.FindViewAsync(_session, Partner, customer, cancellationToken) is { } view)
                await CustomerStore.ReplaceViewAsync(_session, view with { Body = render(view.Body, record) }, cancellationToken);
            return;
        }

        foreach (var table in SavedTable.Shared) await _session.Prepare(table.RestoreOfCustomer).Bind(snapshot).Bind(customer).ExecuteAsync(cancellationToken);
        await TenantStore.ReplaceAsync(_session, new(Partner, customer), saved with { Partners = [Partner] }, cancellationToken);
        await _session.Prepare(StateSql.RestoreDomainsOfCustomer).Bind(snapshot).Bind(customer).ExecuteAsync(cancellationToken);
    }

    private async Task SaveDomainsAsync(string snapshot, TenantRecord record, CancellationToken cancellationToken)
    {
        foreach (var domain in record.Domains)
            await _session.Prepare(StateSql.SaveDomain).Bind(snapshot).Bind(Partner).Bind(DomainKey.From(domain)).ExecuteAsync(cancellationToken);
    }

    // Gives a customer another home partner.
    private async Task MoveAsync(Guid customer, TenantRecord record, Guid home, CancellationToken cancellationToken)
    {
        foreach (var table in SavedTable.Shared)
        {
            await _session.Prepare(table.Move).Bind(home).Bind(Partner).Bind(customer).ExecuteAsync(cancellationToken);
            await _session.Prepare(table.RemoveOfCustomer).Bind(Partner).Bind(customer).ExecuteAsync(cancellationToken);
        }

        var partners = record.Partners.Where(partner => partner != Partner).ToList();
        await TenantStore.ReplaceAsync(_session, new(home, customer), record with { Partners = partners }, cancellationToken);
        foreach (var partner in partners)
            await _session.Prepare(StateSql.SetHome).Bind(partner).Bind(customer).Bind(partner == home ? null : home).ExecuteAsync(cancellationToken);
        foreach (var domain in record.Domains)
            await _session.Prepare(StateSql.SetHomeOfDomain).Bind(DomainKey.From(domain)).Bind(customer).Bind(home).ExecuteAsync(cancellationToken);
    }

    // Only the customers with other partners or additional domains, because most have neither.
    private static Task<List<(Guid, TenantRecord)>> LockTenantsAsync(DbSession session, Guid partner, CancellationToken cancellationToken) =>
        ReadTenantsAsync(session.Prepare(StateSql.LockTenants).Bind(partner), isAll: false, cancellationToken);

    private static async Task<List<(Guid, TenantRecord)>> ReadTenantsAsync(PreparedStatement query, bool isAll, CancellationToken cancellationToken)
    {
        var tenants = new List<(Guid, TenantRecord)>();
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var facts = row.GetFieldValue<byte[]>(1);
            if (isAll || TenantStore.IsSharedOrHasDomains(facts)) tenants.Add((query.GetGuid(row, 0), TenantStore.Read(facts)));
        }

        return tenants;
    }

    private static async Task<List<(Guid, Guid)>> ListElsewhereAsync(DbSession session, Guid partner, CancellationToken cancellationToken)
    {
        var views = new List<(Guid Customer, Guid Home)>();
        var query = session.Prepare(StateSql.ListViewsElsewhere).Bind(partner);
        await using (var row = await query.QueryAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken)) views.Add((query.GetGuid(row, 0), query.GetGuid(row, 1)));
        }

        foreach (var (customer, home) in views) await TenantStore.LockAsync(session, new TenantKey(home, customer), cancellationToken);
        return views;
    }
}
