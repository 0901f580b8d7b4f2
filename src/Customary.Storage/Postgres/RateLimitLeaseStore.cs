using Customary.Storage.Sql;

namespace Customary.Storage.Postgres;

/// <summary>
/// The permits of partner tenants, which all nodes on a database take from one count: a row for each tenant, changed by
/// one statement that commits by itself, by the database's clock.
/// </summary>
internal sealed class RateLimitLeaseStore(PostgresDatabase database)
{
    /// <summary>How long a request counts.</summary>
    public const int WindowMilliseconds = 60_000;

    /// <summary>How long a node may use what it leased.</summary>
    public const int LeaseMilliseconds = 60_000;

    /// <summary>How many permits a node leases at once.</summary>
    public const int LeaseSize = 10;

    // What counts still, where a lease that is reported gives way to its uses, those of one second together; then the
    // decision. A request counts until a minute after it, a lease until a minute after its end. No count lasts longer
    // than that from now, whatever happened to the clock.
    private const string Take = """
        insert into limits as held (partner_id, untils, counts, leases, granted, opens_at, decided_at)
        select $1, array[now + $7 + case when granted > 1 then $8 else 0 end], array[granted], array[case when granted > 1 then $4 end], granted, 0, now
        from (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now, least($2, $3) as granted) as first
        on conflict (partner_id) do update set (untils, counts, leases, granted, opens_at, decided_at) = (
            with clock as materialized (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now),
            counting as (
                select least(entry.until, now + $7 + $8) as until, entry.count, entry.lease
                from clock, unnest(held.untils, held.counts, held.leases) as entry (until, count, lease)
                where entry.until > now and ($5 is null or entry.lease is distinct from $5)
                union all
                select use.until, 1, null
                from clock, unnest(string_to_array($6, ' ')::bigint[]) as use (until)
                where use.until > now and $5 = any (held.leases)
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

    /// <summary>
    /// Takes permits: several while the tenant has used less than nine tenths of its limit, one above that, none where
    /// nothing is left. What became of an earlier lease is reported along with it. It may be asked twice for one
    /// answer; what is taken and never reported counts as used.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    public ValueTask<RateLimitLease> AcquireAsync(RateLimitLeaseRequest request, CancellationToken cancellationToken) =>
        database.RunAsync(request, static async (session, request, cancellationToken) =>
        {
            await using var row = await session.Prepare(Take)
                .Bind(request.Tenant).Bind(request.Limit).Bind(LeaseSize)
                .Bind(request.Lease).Bind(request.Reported).Bind(request.Uses)
                .Bind(WindowMilliseconds).Bind(LeaseMilliseconds)
                .QueryAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return new RateLimitLease((int)row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        }, cancellationToken);
}
