namespace Customary.Server.Storage;

/// <summary>The statements on the domains of customers.</summary>
internal static class DomainSql
{
    public const string FindFacts = """
        select customers.relationship, tenants.facts from customers join tenants on tenants.customer_id = customers.customer_id
        where customers.partner_id = $1 and customers.customer_id = $2
        """;
}
