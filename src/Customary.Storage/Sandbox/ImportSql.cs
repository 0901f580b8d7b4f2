namespace Customary.Storage.Sandbox;

/// <summary>SQL for exports and imports.</summary>
internal static class ImportSql
{
    public const string CountView = "select count(*) from customers where partner_id = $1 and customer_id = $2";

    public const string AnyData = "select count(*) from (select 1 from tenants union all select 1 from partners limit 1) as present";

    // Serializes the imports of seeds by several nodes.
    public const string Lock = "insert into quotas (partner_id) values ($1) on conflict (partner_id) do update set partner_id = excluded.partner_id";

    public const string ListHomeViews = """
        select customers.partner_id, customers.customer_id, customers.body, tenants.facts
        from customers join tenants on tenants.partner_id = customers.partner_id and tenants.customer_id = customers.customer_id
        where customers.partner_id = $1 and customers.customer_id > $2 order by customers.customer_id limit $3 + 0
        """;

    public const string ListUsers = "select user_id, body from users where partner_id = $1 and customer_id = $2 and deleted_at = 0 order by user_id";
}
