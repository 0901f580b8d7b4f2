namespace Customary.Storage.Tenants;

/// <summary>SQL for tenant records. Their rows carry the key of the home partner. The views of other partners refer to it in <c>home_partner_id</c>.</summary>
internal static class TenantSql
{
    public const string Find = "select facts from tenants where partner_id = $1 and customer_id = $2";

    public const string FindCustomer = "select body, relationship, home_partner_id from customers where partner_id = $1 and customer_id = $2";

    public const string FindForUpdate = "select facts from tenants where partner_id = $1 and customer_id = $2 {for update}";

    // One query is enough for the usual case, in which the partner is the home partner.
    public const string FindWithRelationship = """
        select customers.relationship, tenants.facts, customers.home_partner_id
        from customers left join tenants on tenants.partner_id = customers.partner_id and tenants.customer_id = customers.customer_id
        where customers.partner_id = $1 and customers.customer_id = $2
        """;

    public const string FindHomePartner = "select home_partner_id from customers where partner_id = $1 and customer_id = $2";

    // For operator commands that only know the customer: it scans the keys of all partners, on all shards.
    public const string FindHomePartnerOfAny = "select partner_id from tenants where customer_id = $1";

    public const string Add = "insert into tenants (partner_id, customer_id, facts) values ($1, $2, $3)";

    public const string Replace = "update tenants set facts = $3 where partner_id = $1 and customer_id = $2";

    public const string Remove = "delete from tenants where partner_id = $1 and customer_id = $2";
}
