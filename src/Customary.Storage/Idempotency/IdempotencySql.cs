namespace Customary.Storage.Idempotency;

/// <summary>SQL for idempotent requests.</summary>
internal static class IdempotencySql
{
    public const string Find = "select fingerprint, body from idempotency where partner_id = $1 and operation = $2 and request_id = $3";

    public const string FindRecent = "select fingerprint, body from idempotency where partner_id = $1 and operation = $2 and request_id = $3 and answered_at > $4";

    // An expired response counts as absent. A row that is not replaced is locked all the same.
    public const string Claim = """
        insert into idempotency (partner_id, operation, request_id, fingerprint, body, answered_at)
        values ($1, $2, $3, $4, $5, $6) on conflict (partner_id, operation, request_id) do update set
            fingerprint = excluded.fingerprint, body = excluded.body, answered_at = excluded.answered_at
        where idempotency.answered_at <= $7
        """;

    public const string Release = "delete from idempotency where partner_id = $1 and operation = $2 and request_id = $3";

    public const string Redact = "update idempotency set body = $4 where partner_id = $1 and operation = $2 and request_id = $3";

    // Across all partners. Every partner with stored responses has an audit clock, and the index finds its oldest response.
    public const string ListExpired = """
        select partner_id from audit_clocks where partner_id > $1 and (
            select min(answered_at) from idempotency where idempotency.partner_id = audit_clocks.partner_id) <= $2
        order by partner_id limit $3 + 0
        """;

    // Skips locked rows, so the nodes neither wait for each other nor deadlock.
    public const string RemoveExpired = """
        delete from idempotency where partner_id = $1 and (operation, request_id) in (
            select operation, request_id from idempotency where partner_id = $1 and answered_at <= $2 limit $3 + 0 {for update skip locked})
        """;
}
