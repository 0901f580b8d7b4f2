using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;
using Customary.Storage.Users;

namespace Customary.Storage.Retention;

/// <summary>
/// Removes rows whose time is over. Each batch is one transaction of one partner. Several nodes can remove at the same time:
/// a node skips the rows that another one has locked. Reads never depend on it, because they treat expired rows as absent.
/// </summary>
internal sealed class RetentionStore(Database database, AuditStore audit, UserStore users, IdempotencyStore requests)
{
    /// <summary>The maximum number of rows that one batch removes.</summary>
    public const int BatchSize = 100;

    private const int PartnersPerQuery = 100;

    /// <summary>Lists partners that have expired rows, by ID. An empty list is the end.</summary>
    public ValueTask<List<Guid>> ListPartnersAsync(ExpiringRows rows, Guid after, CancellationToken cancellationToken)
    {
        var sql = rows switch
        {
            ExpiringRows.Responses => IdempotencySql.ListExpired,
            ExpiringRows.AuditRecords => AuditSql.ListExpired,
            _ => UserSql.ListLapsed,
        };
        return database.ReadAsync((sql, after, bound: GetBound(rows)), static async (session, state, cancellationToken) =>
        {
            var partners = new List<Guid>();
            var query = session.Prepare(state.sql).Bind(state.after).Bind(state.bound).Bind(PartnersPerQuery);
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) partners.Add(query.GetGuid(row, 0));
            return partners;
        }, cancellationToken);
    }

    /// <summary>Removes one batch of a partner's expired rows and returns their number. The next batch exists if it is <see cref="BatchSize"/>.</summary>
    public Task<int> RemoveBatchAsync(ExpiringRows rows, Guid partner, CancellationToken cancellationToken)
    {
        var bound = GetBound(rows);
        return database.WriteAsync(async (session, cancellationToken) => rows switch
        {
            ExpiringRows.Responses => await session.Prepare(IdempotencySql.RemoveExpired).Bind(partner).Bind(bound).Bind(BatchSize).ExecuteAsync(cancellationToken),
            ExpiringRows.AuditRecords => await session.Prepare(AuditSql.RemoveExpired).Bind(partner).Bind(bound).Bind(BatchSize).ExecuteAsync(cancellationToken),
            _ => await RemoveUsersAsync(session, partner, bound, cancellationToken),
        }, cancellationToken);
    }

    private long GetBound(ExpiringRows rows) => rows switch
    {
        ExpiringRows.Responses => requests.ExpiredUntil,
        ExpiringRows.AuditRecords => audit.ExpiresBefore,
        _ => users.LapsedUntil,
    };

    private static async ValueTask<int> RemoveUsersAsync(DbSession session, Guid partner, long lapsedUntil, CancellationToken cancellationToken)
    {
        var lapsed = new List<(TenantKey Tenant, Guid User)>();
        var query = session.Prepare(UserSql.LockLapsed).Bind(partner).Bind(lapsedUntil).Bind(BatchSize);
        await using (var row = await query.QueryAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken)) lapsed.Add((new(partner, query.GetGuid(row, 0)), query.GetGuid(row, 1)));
        }

        var batch = session.CreateBatch();
        foreach (var (tenant, user) in lapsed)
        {
            await batch.AddAsync(session.Prepare(RoleSql.RemoveOfUser).With(tenant).Bind(user), cancellationToken);
            await batch.AddAsync(session.Prepare(UserSql.Remove).With(tenant).Bind(user), cancellationToken);
        }

        if (lapsed.Count > 0) await batch.ExecuteAsync(cancellationToken);
        return lapsed.Count;
    }
}
