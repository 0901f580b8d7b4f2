namespace Customary.Storage.Idempotency;

/// <summary>SQL for idempotent requests.</summary>
internal static class IdempotencySql
{
    public const string Find = "select fingerprint, body from idempotency where partner_id = $1 and operation = $2 and request_id = $3";

    public const string FindRecent = "select fingerprint, body from idempotency where partner_id = $1 and operation = $2 and request_id = $3 and answered_at > $4";

    public const string Claim = """
        insert into idempotency (partner_id, operation, request_id, fingerprint, body, answered_at)
        values ($1, $2, $3, $4, $5, $6) on conflict (partner_id, operation, request_id) do nothing
        """;

    public const string Release = "delete from idempotency where partner_id = $1 and operation = $2 and request_id = $3";

    public const string RemoveExpired = """
        delete from idempotency where partner_id = $1 and operation = $2 and request_id = $3 and answered_at <= $4
        """;

    public const string Redact = "update idempotency set body = $4 where partner_id = $1 and operation = $2 and request_id = $3";

    // Skips locked rows, so concurrent cleanups neither wait nor deadlock.
    public const string RemoveSomeExpired = """
        delete from idempotency where partner_id = $1 and (operation, request_id) in (
            select operation, request_id from idempotency where partner_id = $1 and answered_at <= $2 limit $3 + 0 {for update skip locked})
        """;

    // In key order, so the cost does not depend on the number of stored responses.
    public const string NextPartner = "select partner_id from idempotency where partner_id > $1 order by partner_id limit 1";
}
