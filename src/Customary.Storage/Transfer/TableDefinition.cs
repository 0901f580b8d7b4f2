namespace Customary.Storage.Transfer;

/// <summary>A table that <see cref="DatabaseCopier"/> copies. Both databases sort its rows in the same primary key order.</summary>
internal sealed class TableDefinition
{
    /// <summary>Creates the definition and its SQL.</summary>
    /// <param name="name">The name of the table.</param>
    /// <param name="keyLength">The number of columns in the primary key.</param>
    /// <param name="columns">The columns; the primary key comes first.</param>
    public TableDefinition(string name, int keyLength, params ColumnDefinition[] columns)
    {
        (Name, Columns, KeyLength) = (name, columns, keyLength);
        var all = string.Join(", ", columns.Select(column => column.Name));
        var key = string.Join(", ", columns.Take(keyLength).Select(column => column.SortExpression));
        var descendingKey = string.Join(", ", columns.Take(keyLength).Select(column => $"{column.SortExpression} desc"));
        string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(position => $"${position}"));
        Count = $"select count(*) from {name}";
        Last = $"select {all} from {name} order by {descendingKey} limit 1";
        List = $"select {all} from {name} order by {key}";
        ListAfter = $"select {all} from {name} where ({key}) > ({Parameters(keyLength)}) order by {key}";
        Add = $"insert into {name} ({all}) values ({Parameters(columns.Length)}) on conflict do nothing";
    }

    /// <summary>All tables that are copied.</summary>
    public static IReadOnlyList<TableDefinition> All { get; } =
    [
        new("server_keys", 1, new("name", ParameterKind.Text), new("value", ParameterKind.Bytes)),
        new("tenants", 2, new("partner_id", ParameterKind.Id), new("customer_id", ParameterKind.Id), new("facts", ParameterKind.Json)),
        new("domains", 1, new("domain", ParameterKind.Text), new("customer_id", ParameterKind.Id), new("home_partner_id", ParameterKind.Id)),
        new(
            "customers", 2, new("partner_id", ParameterKind.Id), new("customer_id", ParameterKind.Id), new("relationship", ParameterKind.Text),
            new("domain", ParameterKind.Text), new("domain_key", ParameterKind.Bytes), new("company_name", ParameterKind.Text),
            new("company_name_key", ParameterKind.Bytes), new("indirect_reseller_id", ParameterKind.Id),
            new("indirect_provider_id", ParameterKind.Id), new("format", ParameterKind.Number), new("body", ParameterKind.Json),
            new("home_partner_id", ParameterKind.Id)),
        new(
            "idempotency", 3, new("partner_id", ParameterKind.Id), new("operation", ParameterKind.Text), new("request_id", ParameterKind.Id),
            new("fingerprint", ParameterKind.Bytes), new("body", ParameterKind.Json), new("answered_at", ParameterKind.Number)),
        new(
            "partners", 1, new("partner_id", ParameterKind.Id), new("kind", ParameterKind.Text), new("name", ParameterKind.Text),
            new("mpn_id", ParameterKind.Text), new("country", ParameterKind.Text), new("culture", ParameterKind.Text)),
        new("partnerships", 3, new("partner_id", ParameterKind.Id), new("role", ParameterKind.Text), new("other_id", ParameterKind.Id)),
        new(
            "audit_records", 2, new("partner_id", ParameterKind.Id), new("happened_at", ParameterKind.Number), new("customer_id", ParameterKind.Id),
            new("resource_type", ParameterKind.Text), new("customer_name_key", ParameterKind.Bytes), new("body", ParameterKind.Bytes)),
        new("audit_clocks", 1, new("partner_id", ParameterKind.Id), new("happened_at", ParameterKind.Number)),
        new(
            "users", 3, new("partner_id", ParameterKind.Id), new("customer_id", ParameterKind.Id), new("user_id", ParameterKind.Id),
            new("principal_name_key", ParameterKind.Bytes), new("display_name_key", ParameterKind.Bytes), new("deleted_at", ParameterKind.Number), new("password", ParameterKind.Bytes),
            new("body", ParameterKind.Bytes)),
        new(
            "role_members", 4, new("partner_id", ParameterKind.Id), new("customer_id", ParameterKind.Id), new("role_id", ParameterKind.Id),
            new("user_id", ParameterKind.Id)),
        new(
            "validation_codes", 2, new("partner_id", ParameterKind.Id), new("validation_id", ParameterKind.Text),
            new("organization_name", ParameterKind.Text), new("max_creates", ParameterKind.Number), new("used_creates", ParameterKind.Number),
            new("changed_at", ParameterKind.Number)),
        new(
            "agreements", 3, new("partner_id", ParameterKind.Id), new("customer_id", ParameterKind.Id), new("agreement_id", ParameterKind.Id),
            new("body", ParameterKind.Bytes)),
        new(
            "erasures", 2, new("partner_id", ParameterKind.Id), new("customer_id", ParameterKind.Id), new("audit_position", ParameterKind.Number),
            new("operation_position", ParameterKind.Number), new("request_position", ParameterKind.Id)),
        new("partner_profiles", 2, new("partner_id", ParameterKind.Id), new("profile", ParameterKind.Text), new("body", ParameterKind.Bytes)),
    ];

    /// <summary>The tables that are not copied, because each database has its own schema version, quota locks, rate limits, sandbox clock and snapshots, a sign-in on a device ends after minutes, a session after hours, and summaries are counted again.</summary>
    public static IReadOnlyList<string> NotCopied { get; } =
        ["migrations", "quotas", "limits", "device_codes", "sessions", "partner_summaries", "sandbox_clock", "sandbox_nodes", "snapshots", "snapshot_shared", .. All.Where(table => table.Name != "server_keys").Select(table => $"snapshot_{table.Name}")];

    public string Name { get; }

    public IReadOnlyList<ColumnDefinition> Columns { get; }

    /// <summary>The number of columns in the primary key.</summary>
    public int KeyLength { get; }

    /// <summary>SQL that counts the rows.</summary>
    public string Count { get; }

    /// <summary>SQL that selects the row with the greatest key.</summary>
    public string Last { get; }

    /// <summary>SQL that selects all rows.</summary>
    public string List { get; }

    /// <summary>SQL that selects the rows after a key.</summary>
    public string ListAfter { get; }

    /// <summary>SQL that adds a row unless a row with its key exists.</summary>
    public string Add { get; }
}
