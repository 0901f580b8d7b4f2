namespace Customary.Storage.Checking;

/// <summary>A rule that every consistent database satisfies.</summary>
/// <param name="Finding">The message for a row that violates the rule.</param>
/// <param name="Query">Returns the keys of the rows that violate the rule.</param>
internal sealed record Invariant(string Finding, string Query)
{
    /// <summary>All rules that SQL can check.</summary>
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("customers: no tenant belongs to this partner's view of the customer", """
            select partner_id, customer_id from customers where not exists (
                select 1 from tenants where tenants.partner_id = coalesce(customers.home_partner_id, customers.partner_id)
                and tenants.customer_id = customers.customer_id)
            """),
        new("customers: the domain of this partner's view is not registered for the customer", """
            select partner_id, customer_id, domain from customers where not exists (
                select 1 from domains where domains.domain = lower(customers.domain {bytewise}) and domains.customer_id = customers.customer_id)
            """),
        new("tenants: the home partner has no view of the customer", """
            select partner_id, customer_id from tenants where not exists (
                select 1 from customers where customers.partner_id = tenants.partner_id and customers.customer_id = tenants.customer_id)
            """),
        new("domains: no tenant belongs to this domain", """
            select domain, home_partner_id, customer_id from domains where not exists (
                select 1 from tenants where tenants.partner_id = domains.home_partner_id and tenants.customer_id = domains.customer_id)
            """),
        new("idempotency: nothing was ever recorded of this partner", """
            select partner_id, operation, request_id from idempotency where not exists (
                select 1 from audit_clocks where audit_clocks.partner_id = idempotency.partner_id)
            """),
        new("users: no tenant belongs to this user", """
            select partner_id, customer_id, user_id from users where not exists (
                select 1 from tenants where tenants.partner_id = users.partner_id and tenants.customer_id = users.customer_id)
            and not exists (
                select 1 from erasures where erasures.partner_id = users.partner_id and erasures.customer_id = users.customer_id)
            """),
        new("role_members: no user belongs to this role member", """
            select partner_id, customer_id, role_id, user_id from role_members where not exists (
                select 1 from users where users.partner_id = role_members.partner_id
                and users.customer_id = role_members.customer_id and users.user_id = role_members.user_id)
            and not exists (
                select 1 from erasures where erasures.partner_id = role_members.partner_id and erasures.customer_id = role_members.customer_id)
            """),
        new("agreements: this partner has no view of the customer", """
            select partner_id, customer_id, agreement_id from agreements where not exists (
                select 1 from customers where customers.partner_id = agreements.partner_id and customers.customer_id = agreements.customer_id)
            and not exists (
                select 1 from erasures where erasures.partner_id = agreements.partner_id and erasures.customer_id = agreements.customer_id)
            """),
        new("erasures: the customer is not deleted", """
            select partner_id, customer_id from erasures where exists (
                select 1 from customers where customers.partner_id = erasures.partner_id and customers.customer_id = erasures.customer_id)
            """),
        new("audit_records: the record is newer than the partner's clock", """
            select partner_id, happened_at from audit_records where not exists (
                select 1 from audit_clocks where audit_clocks.partner_id = audit_records.partner_id
                and audit_clocks.happened_at >= audit_records.happened_at)
            """),
        new("partnerships: the other partner does not have this partnership", """
            select partner_id, role, other_id from partnerships where not exists (
                select 1 from partnerships other where other.partner_id = partnerships.other_id
                and other.role <> partnerships.role and other.other_id = partnerships.partner_id)
            """),
    ];
}
