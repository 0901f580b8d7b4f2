namespace Customary.Storage.Auditing;

/// <summary>SQL for audit records. Each query reads one range of one index.</summary>
internal static class AuditSql
{
    // Whether the erasure of a deleted customer is in progress. Until it is complete, reads must redact the record.
    private const string IsErased = """
        exists (select 1 from erasures where erasures.partner_id = $1 and erasures.customer_id = audit_records.customer_id)
        """;

    // The next time of a partner's log: now, but always later than its newest record. The row stays locked until the commit,
    // so records become visible in the order of their times and a client that reads forward misses none.
    public const string NextInstant = """
        insert into audit_clocks (partner_id, happened_at) values ($1, $2)
        on conflict (partner_id) do update set happened_at =
            case when excluded.happened_at > audit_clocks.happened_at then excluded.happened_at else audit_clocks.happened_at + 1 end
        returning happened_at
        """;

    public const string Add = """
        insert into audit_records (partner_id, happened_at, customer_id, resource_type, customer_name_key, body)
        values ($1, $2, $3, $4, $5, $6)
        """;

    // Across all partners. Every partner with records has a clock.
    public const string ListExpired = """
        select partner_id from audit_clocks where partner_id > $1 and (
            select min(happened_at) from audit_records where audit_records.partner_id = audit_clocks.partner_id) < $2
        order by partner_id limit $3 + 0
        """;

    // Skips locked rows, so the nodes neither wait for each other nor deadlock.
    public const string RemoveExpired = """
        delete from audit_records where partner_id = $1 and happened_at in (
            select happened_at from audit_records where partner_id = $1 and happened_at < $2 order by happened_at limit $3 + 0 {for update skip locked})
        """;

    public const string Find = $"select body, {IsErased} from audit_records where partner_id = $1 and happened_at = $2";

    public const string ListAscending = $"""
        select happened_at, body, {IsErased} from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3
        order by happened_at limit $4 + 0
        """;

    public const string ListDescending = $"""
        select happened_at, body, {IsErased} from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3
        order by happened_at desc limit $4 + 0
        """;

    public const string ListOfCustomerAscending = $"""
        select happened_at, body, {IsErased} from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3 and customer_id = $4
        order by happened_at limit $5 + 0
        """;

    public const string ListOfCustomerDescending = $"""
        select happened_at, body, {IsErased} from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3 and customer_id = $4
        order by happened_at desc limit $5 + 0
        """;

    public const string ListOfResourceTypeAscending = $"""
        select happened_at, body, {IsErased} from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3 and resource_type = $4
        order by happened_at limit $5 + 0
        """;

    public const string ListOfResourceTypeDescending = $"""
        select happened_at, body, {IsErased} from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3 and resource_type = $4
        order by happened_at desc limit $5 + 0
        """;

    // No index can find a substring, so this examines a bounded range. The body is null when the name does not match.
    public const string ListOfNameAscending = $$"""
        select happened_at, case when {instr}(customer_name_key, $4) > 0 and not {{IsErased}} then body end, false from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3
        order by happened_at limit $5 + 0
        """;

    public const string ListOfNameDescending = $$"""
        select happened_at, case when {instr}(customer_name_key, $4) > 0 and not {{IsErased}} then body end, false from audit_records
        where partner_id = $1 and happened_at > $2 and happened_at <= $3
        order by happened_at desc limit $5 + 0
        """;

    public const string ListToRedact = """
        select happened_at, body from audit_records
        where partner_id = $1 and customer_id = $2 and happened_at > $3
        order by happened_at limit $4 + 0
        """;

    public const string Redact = """
        update audit_records set customer_name_key = $3, body = $4 where partner_id = $1 and happened_at = $2
        """;
}
