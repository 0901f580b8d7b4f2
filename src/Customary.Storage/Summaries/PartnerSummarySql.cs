namespace Customary.Storage.Summaries;

/// <summary>SQL for the summaries of partners' customers.</summary>
internal static class PartnerSummarySql
{
    // Every change of a customer has a record in the partner's audit log. Imports of a whole state do not, so the newest customer is compared too.
    private const string AuditPosition = "coalesce((select happened_at from audit_clocks where audit_clocks.partner_id = $1), 0)";

    private const string NewestCustomer = """
        (select customer_id from customers where customers.partner_id = $1 and relationship <> 'none' order by customer_id desc limit 1)
        """;

    public const string Find = $"""
        select content, counted_at, requested_at, audit_position = {AuditPosition} and newest_customer_id is not distinct from {NewestCustomer}, audit_position
        from partner_summaries where partner_id = $1
        """;

    public const string FindPosition = $"select {AuditPosition}, {NewestCustomer}";

    // Across all partners whose people use the portal.
    public const string ListChanged = """
        select partner_id from partner_summaries
        where partner_id > $1 and requested_at > $2 and next_count_at <= $3 and audit_position <> coalesce(
            (select happened_at from audit_clocks where audit_clocks.partner_id = partner_summaries.partner_id), 0)
        order by partner_id limit $4 + 0
        """;

    public const string Claim = """
        insert into partner_summaries (partner_id, requested_at, next_count_at, counted_at, audit_position, newest_customer_id, content)
        values ($1, $2, $3, 0, -1, null, $4)
        on conflict (partner_id) do update set next_count_at = excluded.next_count_at,
            audit_position = case when partner_summaries.audit_position = -2 then -1 else partner_summaries.audit_position end where partner_summaries.next_count_at <= excluded.requested_at
        """;

    public const string Extend = "update partner_summaries set next_count_at = $2 where partner_id = $1";

    public const string Request = "update partner_summaries set requested_at = $2 where partner_id = $1";

    public const string Replace = """
        update partner_summaries set next_count_at = $2, counted_at = $3, newest_customer_id = $5, content = $6,
            audit_position = case when audit_position = -2 then -1 else $4 end where partner_id = $1
        """;

    // -1 is a partner whose customers must all be counted; -2 becomes -1 with the next claim. So a mark during a count outlasts it.
    public const string MarkAll = "update partner_summaries set audit_position = -2";

    public const string ListChangedCustomers = """
        select customer_id from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3
        order by happened_at limit $4 + 0
        """;

    // The ID tells when the customer was created; its country is in the document.
    public const string ListCustomers = """
        select customer_id, {country} from customers
        where partner_id = $1 and relationship <> 'none' and customer_id > $2
        order by customer_id limit $3 + 0
        """;
}
