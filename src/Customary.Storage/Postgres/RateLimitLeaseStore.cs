using Customary.Storage.Clocks;

namespace Customary.Storage.Postgres;

/// <summary>
/// Stores the rate limits that all nodes on a database share. Each partner has one row. One statement, which commits on its own
/// and uses the database's clock, shifted by the sandbox clock, decides and counts.
/// </summary>
internal sealed class RateLimitLeaseStore(PostgresDatabase database)
{
    /// <summary>The time in milliseconds during which a request counts.</summary>
    public const int WindowMilliseconds = 60_000;

    /// <summary>The time in milliseconds during which a node can use a lease.</summary>
    public const int LeaseMilliseconds = 60_000;

    /// <summary>The maximum number of permits in a lease.</summary>
    public const int LeaseSize = 10;

    // The statement first collects the counts that have not expired. The uses of a reported lease replace the lease and are
    // merged by second. Then it decides. A request counts for one minute, and a lease until one minute after its end. The
    // expiry of every count is capped at that time from now, in case the clock was set back.
    private const string Acquire = """
        insert into limits as existing (partner_id, untils, counts, leases, granted, opens_at, decided_at)
        select $1, array[now + $7 + case when granted > 1 then $8 else 0 end], array[granted], array[case when granted > 1 then $4 end], granted, 0, now
        from (select case when $9 > 0 then $9 else (extract(epoch from clock_timestamp()) * 1000)::bigint + $10 end as now, least($2, $3) as granted) as first
        on conflict (partner_id) do update set (untils, counts, leases, granted, opens_at, decided_at) = (
            with clock as materialized (select case when $9 > 0 then $9 else (extract(epoch from clock_timestamp()) * 1000)::bigint + $10 end as now),
            counting as (
                select least(entry.until, now + $7 + $8) as until, entry.count, entry.lease
                from clock, unnest(existing.untils, existing.counts, existing.leases) as entry (until, count, lease)
                where entry.until > now and ($5 is null or entry.lease is distinct from $5)
                union all
                select use.until, 1, null
                from clock, unnest(string_to_array($6, ' ')::bigint[]) as use (until)
                where use.until > now and $5 = any (existing.leases)
            ),
            merged as (
                select max(until) as until, sum(count)::bigint as count, lease
                from counting group by lease, case when lease is null then until / 1000 end
            ),
            decided as (
                select now, opens, case when used >= $2 then 0 when used * 10 < $2 * 9 then least($3, $2 - used) else 1 end as granted
                from clock, (select coalesce(sum(count), 0)::bigint as used, min(until) as opens from merged) as total
            ),
            later as (
                select until, count, lease from merged
                union all
                select now + $7 + case when granted > 1 then $8 else 0 end, granted, case when granted > 1 then $4 end from decided where granted > 0
            )
            select array_agg(later.until), array_agg(later.count), array_agg(later.lease),
                decided.granted, case when decided.granted = 0 then decided.opens else 0 end, decided.now
            from later, decided group by decided.granted, decided.opens, decided.now
        )
        returning granted, opens_at - decided_at, decided_at
        """;

    private const string ListUsage = """
        with clock as materialized (select case when $2 > 0 then $2 else (extract(epoch from clock_timestamp()) * 1000)::bigint + $3 end as now)
        select limits.partner_id, sum(entry.count)::bigint, min(entry.until)
        from clock, limits, unnest(limits.untils, limits.counts) as entry (until, count)
        where entry.until > clock.now and ($1::uuid is null or limits.partner_id = $1)
        group by limits.partner_id
        """;

    /// <summary>Lists how many requests count and until when the oldest does, in Unix milliseconds, for one partner or all. A lease counts with all of its permits.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public ValueTask<List<(Guid Tenant, int Used, long Until)>> ListUsageAsync(Guid? tenant, ClockSetting clock, CancellationToken cancellationToken) =>
        database.RunAsync((tenant, clock), static async (session, state, cancellationToken) =>
        {
            var query = session.Prepare(ListUsage).Bind(state.tenant).Bind(state.clock.FrozenAt?.ToUnixTimeMilliseconds() ?? 0).Bind((long)state.clock.Offset.TotalMilliseconds);
            await using var row = await query.QueryAsync(cancellationToken);
            var usage = new List<(Guid, int, long)>();
            while (await row.ReadAsync(cancellationToken)) usage.Add((query.GetGuid(row, 0), (int)row.GetInt64(1), row.GetInt64(2)));
            return usage;
        }, cancellationToken);

    /// <summary>
    /// Acquires permits: several while the partner has used less than 90% of its limit, then one at a time, and none when the
    /// limit is reached. Also reports the uses of an earlier lease. The call can be retried internally. Permits that are never
    /// reported count as used.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public ValueTask<RateLimitLease> AcquireAsync(RateLimitLeaseRequest request, CancellationToken cancellationToken) =>
        database.RunAsync(request, static async (session, request, cancellationToken) =>
        {
            await using var row = await session.Prepare(Acquire)
                .Bind(request.Tenant).Bind(request.Limit).Bind(LeaseSize)
                .Bind(request.Lease).Bind(request.Reported).Bind(request.Uses)
                .Bind(WindowMilliseconds).Bind(LeaseMilliseconds)
                .Bind(request.Clock.FrozenAt?.ToUnixTimeMilliseconds() ?? 0).Bind((long)request.Clock.Offset.TotalMilliseconds)
                .QueryAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return new RateLimitLease((int)row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        }, cancellationToken);
}
