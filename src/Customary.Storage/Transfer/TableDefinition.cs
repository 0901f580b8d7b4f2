using Customary.Storage.Sql;

namespace Customary.Storage.Transfer;

/// <summary>A table whose rows are moved between databases, in the order of its key, which is the same on both.</summary>
internal sealed class TableDefinition
{
    public TableDefinition(string name, int keyLength, params ColumnDefinition[] columns)
    {
        (Name, Columns, KeyLength) = (name, columns, keyLength);
        var all = string.Join(", ", columns.Select(column => column.Name));
        var key = string.Join(", ", columns.Take(keyLength).Select(column => column.InOrder));
        var backwards = string.Join(", ", columns.Take(keyLength).Select(column => $"{column.InOrder} desc"));
        string Places(int count) => string.Join(", ", Enumerable.Range(1, count).Select(place => $"${place}"));
        Count = $"select count(*) from {name}";
        Last = $"select {all} from {name} order by {backwards} limit 1";
        FromStart = $"select {all} from {name} order by {key}";
        After = $"select {all} from {name} where ({key}) > ({Places(keyLength)}) order by {key}";
        Add = $"insert into {name} ({all}) values ({Places(columns.Length)}) on conflict do nothing";
    }

    /// <summary>All of them: everything that is anybody's data.</summary>
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

    /// <summary>The tables that are not moved: each database has its own schema, locks and counts.</summary>
    public static IReadOnlyList<string> NotCopied { get; } = ["migrations", "quotas", "limits"];

    public string Name { get; }

    public IReadOnlyList<ColumnDefinition> Columns { get; }

    /// <summary>How many of the columns, from the first, are the key.</summary>
    public int KeyLength { get; }

    /// <summary>How many rows there are.</summary>
    public string Count { get; }

    /// <summary>The last row.</summary>
    public string Last { get; }

    /// <summary>All rows.</summary>
    public string FromStart { get; }

    /// <summary>The rows after a key.</summary>
    public string After { get; }

    /// <summary>Adds a row unless there is one with its key.</summary>
    public string Add { get; }
}
