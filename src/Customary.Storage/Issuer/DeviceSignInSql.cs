namespace Customary.Storage.Issuer;

/// <summary>SQL for sign-ins on devices.</summary>
internal static class DeviceSignInSql
{
    public const string FindExpired = "select 1 from device_codes where expires_at <= $1 limit 1";

    public const string RemoveExpired = "delete from device_codes where expires_at <= $1";

    public const string Count = "select count(*) from device_codes";

    public const string Add = """
        insert into device_codes (user_code, code_id, client_id, tenant, expires_at, polled_at, answer)
        values ($1, $2, $3, $4, $5, 0, 0) on conflict (user_code) do nothing
        """;

    public const string FindPending = """
        select code_id, client_id, tenant, expires_at from device_codes where user_code = $1 and expires_at > $2 and answer = 0
        """;

    // Only the first answer counts.
    public const string Answer = """
        update device_codes set answer = $3, user_tenant_id = $4, user_name = $5 where user_code = $1 and expires_at > $2 and answer = 0
        """;

    public const string Lock = """
        select answer, polled_at, user_tenant_id, user_name from device_codes where user_code = $1 and code_id = $2 {for update}
        """;

    public const string RecordPoll = "update device_codes set polled_at = $2 where user_code = $1";

    public const string Remove = "delete from device_codes where user_code = $1";
}
