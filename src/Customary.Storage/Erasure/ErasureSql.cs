namespace Customary.Storage.Erasure;

/// <summary>SQL that erases the personal data of deleted customers in batches.</summary>
internal static class ErasureSql
{
    public const string Add = """
        insert into erasures (partner_id, customer_id, audit_position, operation_position, request_position) values ($1, $2, $3, 0, $4)
        on conflict (partner_id, customer_id) do nothing
        """;

    // Across all partners, in key order.
    public const string Next = """
        select partner_id, customer_id from erasures where (partner_id, customer_id) > ($1, $2) order by partner_id, customer_id limit 1
        """;

    // Skips an erasure that another node has locked.
    public const string Lock = """
        select audit_position, operation_position, request_position from erasures
        where partner_id = $1 and customer_id = $2 {for update skip locked}
        """;

    public const string Advance = """
        update erasures set audit_position = $3, operation_position = $4, request_position = $5 where partner_id = $1 and customer_id = $2
        """;

    public const string Remove = "delete from erasures where partner_id = $1 and customer_id = $2";

    public const string ListRequests = """
        select request_id from idempotency where partner_id = $1 and operation = $2 and request_id > $3 order by request_id limit $4 + 0
        """;

    public const string RemoveUsers = """
        delete from users where partner_id = $1 and customer_id = $2 and user_id in (
            select user_id from users where partner_id = $1 and customer_id = $2 limit $3 + 0)
        """;

    public const string RemoveRoleMembers = """
        delete from role_members where partner_id = $1 and customer_id = $2 and (role_id, user_id) in (
            select role_id, user_id from role_members where partner_id = $1 and customer_id = $2 limit $3 + 0)
        """;

    public const string RemoveAgreements = """
        delete from agreements where partner_id = $1 and customer_id = $2 and agreement_id in (
            select agreement_id from agreements where partner_id = $1 and customer_id = $2 limit $3 + 0)
        """;
}
