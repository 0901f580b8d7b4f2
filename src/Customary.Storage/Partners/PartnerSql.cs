namespace Customary.Storage.Partners;

/// <summary>SQL for partners, their partnerships and their profiles.</summary>
internal static class PartnerSql
{
    public const string Replace = """
        insert into partners (partner_id, kind, name, mpn_id, country, culture) values ($1, $2, $3, $4, $5, $6)
        on conflict (partner_id) do update set kind = excluded.kind, name = excluded.name, mpn_id = excluded.mpn_id,
            country = excluded.country, culture = excluded.culture
        """;

    public const string Find = "select kind, name, mpn_id, country, culture from partners where partner_id = $1";

    public const string IsOfKind = "select count(*) from partners where partner_id = $1 and kind = $2";

    public const string FindByMpnId = "select partner_id, name, mpn_id, country from partners where mpn_id = $1 order by partner_id limit 1";

    public const string List = "select partner_id, kind, name, mpn_id, country, culture from partners order by partner_id";

    public const string AddPartnership = """
        insert into partnerships (partner_id, role, other_id) values ($1, $2, $3) on conflict (partner_id, role, other_id) do nothing
        """;

    public const string RemovePartnership = "delete from partnerships where partner_id = $1 and role = $2 and other_id = $3";

    public const string FindPartnership = "select 1 from partnerships where partner_id = $1 and role = $2 and other_id = $3";

    public const string FindAnyPartnership = "select 1 from partnerships where partner_id = $1 limit 1";

    public const string ListPartnerships = "select partner_id, other_id from partnerships where role = 'provider' order by partner_id, other_id";

    public const string ListRelated = """
        select partnerships.other_id, partners.name, partners.mpn_id, partners.country
        from partnerships left join partners on partners.partner_id = partnerships.other_id
        where partnerships.partner_id = $1 and partnerships.role = $2 order by partnerships.other_id
        """;

    public static readonly string ListResellersOfCustomers = ListPartnersOfCustomers("indirect_reseller_id");

    public static readonly string ListProvidersOfCustomers = ListPartnersOfCustomers("indirect_provider_id");

    public const string FindCustomerPartners = """
        select relationship, indirect_reseller_id, indirect_provider_id from customers where partner_id = $1 and customer_id = $2
        """;

    public const string FindProfile = "select body from partner_profiles where partner_id = $1 and profile = $2";

    public const string FindProfileForUpdate = "select body from partner_profiles where partner_id = $1 and profile = $2 {for update}";

    public const string AddProfile = """
        insert into partner_profiles (partner_id, profile, body) values ($1, $2, $3) on conflict (partner_id, profile) do nothing
        """;

    public const string ReplaceProfile = "update partner_profiles set body = $3 where partner_id = $1 and profile = $2";

    // Skips through the index of the column from one partner to the next, so the cost does not depend on the number of customers.
    private static string ListPartnersOfCustomers(string column) => $"""
        select related.id,
            (select name from partners where partners.partner_id = related.id),
            (select mpn_id from partners where partners.partner_id = related.id),
            (select country from partners where partners.partner_id = related.id)
        from (
            with recursive walk (id) as (
                select (
                    select {column} from customers
                    where partner_id = $1 and relationship <> 'none' and {column} is not null
                    order by {column} limit 1)
                union all
                select (
                    select {column} from customers
                    where partner_id = $1 and relationship <> 'none' and {column} is not null and {column} > walk.id
                    order by {column} limit 1)
                from walk where walk.id is not null)
            select id from walk where id is not null) as related
        order by related.id
        """;
}
