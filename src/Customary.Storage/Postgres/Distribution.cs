using Customary.Storage.Transfer;

namespace Customary.Storage.Postgres;

/// <summary>
/// The distribution of the tables on Citus. Each table is sharded by the first column of its primary key, so every statement
/// of a request reads one shard.
/// </summary>
internal static class Distribution
{
    /// <summary>The distributed tables and their distribution columns. Tables with the same column are colocated.</summary>
    public static IReadOnlyList<(string Table, string Column)> Tables { get; } =
    [
        ("customers", "partner_id"), ("tenants", "partner_id"), ("users", "partner_id"), ("role_members", "partner_id"), ("idempotency", "partner_id"), ("quotas", "partner_id"),
        ("audit_records", "partner_id"), ("audit_clocks", "partner_id"), ("partnerships", "partner_id"), ("partner_profiles", "partner_id"),
        ("validation_codes", "partner_id"), ("agreements", "partner_id"), ("erasures", "partner_id"), ("partner_summaries", "partner_id"),
        ("domains", "domain"),
    ];

    /// <summary>
    /// The tables that are not distributed: the migrations, the server keys, the partners (which are also found by partner
    /// network ID), sign-ins on devices (which are counted), the sessions of the portal, the sandbox clock and its nodes, the rate limits (whose statement uses the server's clock, which Citus
    /// does not allow in distributed statements) and the snapshots (which a system of record does not have).
    /// </summary>
    public static IReadOnlyList<string> Undistributed { get; } =
        ["migrations", "server_keys", "partners", "device_codes", "sessions", "limits", "sandbox_clock", "sandbox_nodes", "snapshots", "snapshot_shared", .. TableDefinition.All.Select(table => $"snapshot_{table.Name}")];

    /// <summary>Returns the SQL statements that distribute the tables.</summary>
    public static IEnumerable<string> Statements()
    {
        yield return "create extension if not exists citus;";
        foreach (var group in Tables.GroupBy(table => table.Column))
        {
            var first = group.First().Table;
            yield return $"select create_distributed_table('{first}', '{group.Key}', colocate_with => 'none');";
            foreach (var (table, column) in group.Skip(1))
                yield return $"select create_distributed_table('{table}', '{column}', colocate_with => '{first}');";
        }
    }
}
