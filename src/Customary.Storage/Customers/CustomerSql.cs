namespace Customary.Storage.Customers;

/// <summary>SQL for partners' views of customers.</summary>
internal static class CustomerSql
{
    public const string FindDocument = "select body, relationship from customers where partner_id = $1 and customer_id = $2";

    public const string ReadView = """
        select relationship, domain, company_name, indirect_reseller_id, indirect_provider_id, body
        from customers where partner_id = $1 and customer_id = $2
        """;

    public const string FindView = $$"""{{ReadView}} {for update}""";

    public const string AddView = """
        insert into customers (partner_id, customer_id, relationship, domain, domain_key, company_name, company_name_key,
            indirect_reseller_id, indirect_provider_id, format, body, home_partner_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    public const string ReplaceView = """
        update customers set relationship = $3, format = $4, body = $5 where partner_id = $1 and customer_id = $2
        """;

    public const string RemoveView = "delete from customers where partner_id = $1 and customer_id = $2";

    // Locks the partner's quota row until the commit, so two concurrent requests cannot both take the last slot.
    public const string LockQuota = """
        insert into quotas (partner_id) values ($1) on conflict (partner_id) do update set partner_id = excluded.partner_id
        """;

    public const string CountUpTo = """
        select count(*) from (select 1 from customers where partner_id = $1 and relationship <> 'none' limit $2 + 0) as counted
        """;
}
