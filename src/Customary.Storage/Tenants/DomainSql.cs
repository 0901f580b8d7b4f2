namespace Customary.Storage.Tenants;

/// <summary>SQL for the domains of customers.</summary>
internal static class DomainSql
{
    public const string Find = "select home_partner_id, customer_id from domains where domain = $1";

    public const string Add = """
        insert into domains (domain, home_partner_id, customer_id) values ($1, $2, $3) on conflict (domain) do nothing
        """;

    public const string Remove = "delete from domains where domain = $1 and customer_id = $2";
}
