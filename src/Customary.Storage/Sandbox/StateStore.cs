using Customary.Storage.Summaries;
using Customary.Storage.Tenants;

namespace Customary.Storage.Sandbox;

/// <summary>
/// Resets, saves and restores the data of one partner or of all partners while requests run. Each change is one transaction.
/// Requests that change the same partner wait for it. Reads do not wait.
/// </summary>
internal sealed class StateStore(Database database, TimeProvider clock)
{
    /// <summary>The number of the newest migration. Only a snapshot of this number can be restored.</summary>
    public long Schema { get; } = Migrations.Newest(database is Postgres.PostgresDatabase ? "postgres" : "sqlite");

    /// <summary>Removes the data of a partner, or of all partners when it is null. Returns the number of removed views of customers.</summary>
    public Task<int> ResetAsync(Guid? partner, CancellationToken cancellationToken) =>
        database.BulkWriteAsync(async (session, cancellationToken) =>
        {
            var removed = partner is { } one
                ? await (await PartnerData.LockAsync(session, one, Now, cancellationToken)).RemoveAsync(cancellationToken)
                : await RemoveAllAsync(session, cancellationToken);
            await PartnerSummaryStore.MarkAllAsync(session, cancellationToken);
            return removed;
        }, cancellationToken);

    /// <summary>Saves the data of a partner, or of all partners when it is null. Null, without a write, when the name is in use.</summary>
    public Task<SnapshotRow?> SaveAsync(string name, Guid? partner, CancellationToken cancellationToken) =>
        database.BulkWriteAsync(async (session, cancellationToken) =>
        {
            var added = await session.Prepare(StateSql.AddSnapshot)
                .Bind(name).Bind(partner).Bind(clock.GetUtcNow().ToUnixTimeMilliseconds()).Bind(Schema).ExecuteAsync(cancellationToken);
            if (added == 0) return null;
            if (partner is { } one) await (await PartnerData.LockAsync(session, one, Now, cancellationToken)).SaveAsync(name, cancellationToken);
            else await SaveAllAsync(session, name, cancellationToken);
            await session.Prepare(StateSql.CountCustomers).Bind(name).ExecuteAsync(cancellationToken);
            return await FindAsync(session, name, cancellationToken);
        }, cancellationToken);

    /// <summary>
    /// Replaces the current data of the snapshot's partner, or of all partners, with the saved data. Null when the snapshot does not
    /// exist. When another version of the schema saved it, the snapshot is returned and nothing changes.
    /// </summary>
    /// <exception cref="DomainTakenException">A saved domain belongs to a customer of another partner. Nothing was changed.</exception>
    public Task<(SnapshotRow? Snapshot, bool IsRestored)> RestoreAsync(string name, Func<byte[], TenantRecord, byte[]> render, CancellationToken cancellationToken) =>
        database.BulkWriteAsync<(SnapshotRow?, bool)>(async (session, cancellationToken) =>
        {
            if (await FindAsync(session, name, cancellationToken) is not { } snapshot) return (null, false);
            if (snapshot.Schema != Schema) return (snapshot, false);
            if (snapshot.Tenant is { } partner)
            {
                var data = await PartnerData.LockAsync(session, partner, Now, cancellationToken);
                await data.RemoveAsync(cancellationToken);
                await data.RestoreAsync(name, render, cancellationToken);
            }
            else
            {
                await RemoveAllAsync(session, cancellationToken);
                await RestoreAllAsync(session, name, cancellationToken);
            }

            await PartnerSummaryStore.MarkAllAsync(session, cancellationToken);
            return (snapshot, true);
        }, cancellationToken);

    /// <summary>Lists all snapshots by name.</summary>
    public ValueTask<List<SnapshotRow>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(0, static (session, _, cancellationToken) => ReadAsync(session.Prepare(StateSql.ListSnapshots), cancellationToken), cancellationToken);

    /// <summary>Deletes a snapshot; false when it does not exist.</summary>
    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        database.BulkWriteAsync(async (session, cancellationToken) =>
        {
            if (await session.Prepare(StateSql.RemoveSnapshot).Bind(name).ExecuteAsync(cancellationToken) == 0) return false;
            await session.Prepare(StateSql.RemoveShared).Bind(name).ExecuteAsync(cancellationToken);
            foreach (var table in SavedTable.All) await session.Prepare(table.RemoveSaved).Bind(name).ExecuteAsync(cancellationToken);
            return true;
        }, cancellationToken);

    private long Now => clock.GetUtcNow().UtcTicks;

    private async Task<int> RemoveAllAsync(DbSession session, CancellationToken cancellationToken)
    {
        var views = new List<BatchResult>();
        var batch = session.CreateBatch();
        foreach (var partner in await LockAllAsync(session, cancellationToken))
        {
            views.Add(await batch.AddAsync(session.Prepare(SavedTable.Views.Remove).Bind(partner), cancellationToken));
            foreach (var table in SavedTable.All.Where(table => table.Remove.Length > 0 && table != SavedTable.Views))
                await batch.AddAsync(session.Prepare(table.Remove).Bind(partner), cancellationToken);
        }

        await batch.AddAsync(session.Prepare(StateSql.RemoveOrphanedDomains), cancellationToken);
        await batch.ExecuteAsync(cancellationToken);
        return (int)views.Sum(result => result.Number);
    }

    private async Task SaveAllAsync(DbSession session, string name, CancellationToken cancellationToken)
    {
        await LockAllAsync(session, cancellationToken);
        foreach (var table in SavedTable.All) await session.Prepare(table.SaveAll).Bind(name).ExecuteAsync(cancellationToken);
    }

    private static async Task RestoreAllAsync(DbSession session, string name, CancellationToken cancellationToken)
    {
        foreach (var table in SavedTable.All) await session.Prepare(table.RestoreAll).Bind(name).ExecuteAsync(cancellationToken);
        await using var row = await session.Prepare(StateSql.FindTakenDomain).Bind(name).QueryAsync(cancellationToken);
        if (await row.ReadAsync(cancellationToken)) throw new DomainTakenException(row.GetString(0));
    }

    // A partner that makes its first change meanwhile is not locked, and keeps its data.
    private async Task<List<Guid>> LockAllAsync(DbSession session, CancellationToken cancellationToken)
    {
        var partners = new List<Guid>();
        var query = session.Prepare(StateSql.ListPartners);
        await using (var row = await query.QueryAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken)) partners.Add(query.GetGuid(row, 0));
        }

        foreach (var partner in partners) await PartnerData.LockAsync(session, partner, Now, cancellationToken);
        return partners;
    }

    private static async ValueTask<SnapshotRow?> FindAsync(DbSession session, string name, CancellationToken cancellationToken) =>
        (await ReadAsync(session.Prepare(StateSql.FindSnapshot).Bind(name), cancellationToken)).FirstOrDefault();

    private static async ValueTask<List<SnapshotRow>> ReadAsync(PreparedStatement query, CancellationToken cancellationToken)
    {
        var snapshots = new List<SnapshotRow>();
        await using var row = await query.QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            var tenant = row.IsDBNull(1) ? (Guid?)null : query.GetGuid(row, 1);
            snapshots.Add(new(row.GetString(0), tenant, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetInt64(3), row.GetInt64(4)));
        }

        return snapshots;
    }
}
