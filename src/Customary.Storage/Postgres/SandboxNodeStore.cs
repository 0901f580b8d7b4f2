namespace Customary.Storage.Postgres;

/// <summary>
/// Stores which nodes on a PostgreSQL database are live and which version of the clock each of them has. Times are those of the
/// database's clock.
/// </summary>
internal sealed class SandboxNodeStore(PostgresDatabase database)
{
    /// <summary>The time in milliseconds after which a node that does not report counts as stopped.</summary>
    public const int LifetimeMilliseconds = 3_000;

    private const string Now = "(extract(epoch from clock_timestamp()) * 1000)::bigint";
    private const string Report = $"""
        insert into sandbox_nodes (node_id, clock_version, seen_at) values ($1, $2, {Now})
        on conflict (node_id) do update set clock_version = excluded.clock_version, seen_at = excluded.seen_at
        """;
    private const string Remove = $"delete from sandbox_nodes where node_id = $1 or seen_at <= {Now} - $2";
    private const string CountBehind = $"select count(*) from sandbox_nodes where clock_version < $1 and seen_at > {Now} - $2";

    /// <summary>Records that a node is live and which version of the clock it has.</summary>
    public async Task ReportAsync(Guid node, long version, CancellationToken cancellationToken) =>
        await database.RunAsync((node, version), static async (session, state, cancellationToken) =>
            await session.Prepare(Report).Bind(state.node).Bind(state.version).ExecuteAsync(cancellationToken), cancellationToken);

    /// <summary>Removes a node that stops, and the nodes that do not report any more.</summary>
    public async Task RemoveAsync(Guid node, CancellationToken cancellationToken) =>
        await database.RunAsync(node, static async (session, node, cancellationToken) =>
            await session.Prepare(Remove).Bind(node).Bind(LifetimeMilliseconds).ExecuteAsync(cancellationToken), cancellationToken);

    /// <summary>Whether a live node does not have a version of the clock yet.</summary>
    public async Task<bool> IsAnyBehindAsync(long version, CancellationToken cancellationToken) =>
        await database.RunAsync(version, static async (session, version, cancellationToken) =>
        {
            await using var row = await session.Prepare(CountBehind).Bind(version).Bind(LifetimeMilliseconds).QueryAsync(cancellationToken);
            await row.ReadAsync(cancellationToken);
            return row.GetInt64(0) > 0;
        }, cancellationToken);
}
