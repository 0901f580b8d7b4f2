namespace Customary.Storage.Sandbox;

/// <summary>SQL for the data of one partner and for snapshots, besides that of <see cref="SavedTable"/>.</summary>
internal static class StateSql
{
    public const string LockTenants = "select customer_id, facts from tenants where partner_id = $1 order by customer_id {for update}";

    public const string ListViewsElsewhere = "select customer_id, home_partner_id from customers where partner_id = $1 and home_partner_id is not null order by customer_id";

    public const string ListPartners = """
        select partner_id from audit_clocks union select partner_id from customers union select partner_id from partners union select partner_id from partnerships
        union select partner_id from partner_profiles union select partner_id from validation_codes union select partner_id from idempotency order by 1
        """;

    public const string SetHome = "update customers set home_partner_id = $3 where partner_id = $1 and customer_id = $2";

    public const string SetHomeOfDomain = "update domains set home_partner_id = $3 where domain = $1 and customer_id = $2";

    // By the domains of the partner's customers, because domains have no index of partners.
    public const string RemoveDomains = """
        delete from domains where home_partner_id = $1 and domain in (select lower(domain {bytewise}) from customers where partner_id = $1)
        """;

    public const string RemoveOrphanedDomains = """
        delete from domains where not exists (
            select 1 from tenants where tenants.partner_id = domains.home_partner_id and tenants.customer_id = domains.customer_id)
        """;

    public const string SaveDomains = """
        insert into snapshot_domains (snapshot, domain, customer_id, home_partner_id)
        select $1, domain, customer_id, home_partner_id from domains
        where home_partner_id = $2 and domain in (select lower(domain {bytewise}) from customers where partner_id = $2)
        """;

    public const string SaveDomain = """
        insert into snapshot_domains (snapshot, domain, customer_id, home_partner_id)
        select $1, domain, customer_id, $2 from domains where domain = $3 and not exists (
            select 1 from snapshot_domains where snapshot_domains.snapshot = $1 and snapshot_domains.domain = $3)
        """;

    public const string RestoreDomains = """
        insert into domains (domain, customer_id, home_partner_id)
        select domain, customer_id, home_partner_id from snapshot_domains
        where snapshot = $1 and customer_id not in (select customer_id from snapshot_shared where snapshot = $1)
        on conflict (domain) do nothing
        """;

    public const string RestoreDomainsOfCustomer = """
        insert into domains (domain, customer_id, home_partner_id)
        select domain, customer_id, home_partner_id from snapshot_domains where snapshot = $1 and customer_id = $2 on conflict (domain) do nothing
        """;

    public const string FindTakenDomain = """
        select domain from snapshot_domains where snapshot = $1 and exists (
            select 1 from domains where domains.domain = snapshot_domains.domain and domains.customer_id <> snapshot_domains.customer_id)
        order by domain limit 1
        """;

    public const string AddSnapshot = """
        insert into snapshots (name, tenant_id, created_at, schema_number, customers) values ($1, $2, $3, $4, 0) on conflict (name) do nothing
        """;

    public const string CountCustomers = """
        update snapshots set customers = (select count(*) from snapshot_customers where snapshot = $1) where name = $1
        """;

    public const string FindSnapshot = "select name, tenant_id, created_at, schema_number, customers from snapshots where name = $1";

    public const string ListSnapshots = "select name, tenant_id, created_at, schema_number, customers from snapshots order by name {bytewise}";

    public const string RemoveSnapshot = "delete from snapshots where name = $1";

    public const string AddShared = "insert into snapshot_shared (snapshot, customer_id) values ($1, $2) on conflict do nothing";

    public const string RemoveShared = "delete from snapshot_shared where snapshot = $1";

    public const string ListShared = """
        select snapshot_tenants.customer_id, snapshot_tenants.facts from snapshot_shared
        join snapshot_tenants on snapshot_tenants.snapshot = snapshot_shared.snapshot and snapshot_tenants.customer_id = snapshot_shared.customer_id
        where snapshot_shared.snapshot = $1 order by snapshot_tenants.customer_id
        """;
}
