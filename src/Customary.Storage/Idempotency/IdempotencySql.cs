namespace Customary.Storage.Idempotency;

/// <summary>The statements on requests that must not be carried out twice.</summary>
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

    // Whoever prunes at the same moment takes the rest: nobody waits, and no two wait for each other.
    public const string RemoveSomeExpired = """
        delete from idempotency where partner_id = $1 and (operation, request_id) in (
            select operation, request_id from idempotency where partner_id = $1 and answered_at <= $2 limit $3 + 0 {for update skip locked})
        """;

    // The key's order: from partner to partner in as many steps as there are partners, whatever they have stored.
    public const string NextPartner = "select partner_id from idempotency where partner_id > $1 order by partner_id limit 1";
}
