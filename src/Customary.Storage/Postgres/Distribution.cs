namespace Customary.Storage.Postgres;

/// <summary>
/// How the tables are spread over the servers of a distributed PostgreSQL (Citus): each by the first column of its key,
/// so that every statement of a request finds its rows on one of them.
/// </summary>
internal static class Distribution
{
    /// <summary>The tables that are spread, and by which column; those by one column lie together.</summary>
    public static IReadOnlyList<(string Table, string Column)> Tables { get; } =
    [
        ("customers", "partner_id"), ("tenants", "partner_id"), ("users", "partner_id"), ("role_members", "partner_id"), ("idempotency", "partner_id"), ("quotas", "partner_id"),
        ("audit_records", "partner_id"), ("audit_clocks", "partner_id"), ("partnerships", "partner_id"), ("partner_profiles", "partner_id"),
        ("validation_codes", "partner_id"), ("agreements", "partner_id"), ("erasures", "partner_id"),
        ("domains", "domain"),
    ];

    /// <summary>
    /// The tables that stay where they are: the schema's own, the keys that all nodes read once, the partners that
    /// are looked for by their id in the partner network, and the counts of the
    /// limit, whose statement asks for the server's clock, which a distributed one does not allow.
    /// </summary>
    public static IReadOnlyList<string> Undistributed { get; } = ["migrations", "server_keys", "partners", "limits"];

    /// <summary>The statements, in their order.</summary>
    public static IEnumerable<string> Statements()
    {
        yield return "create extension if not exists citus;";
        foreach (var together in Tables.GroupBy(table => table.Column))
        {
            var first = together.First().Table;
            yield return $"select create_distributed_table('{first}', '{together.Key}', colocate_with => 'none');";
            foreach (var (table, column) in together.Skip(1))
                yield return $"select create_distributed_table('{table}', '{column}', colocate_with => '{first}');";
        }
    }
}
