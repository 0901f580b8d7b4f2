namespace Customary.Storage.Sessions;

/// <summary>SQL for the sessions of the portal.</summary>
internal static class SessionSql
{
    public const string FindExpired = "select 1 from sessions where expires_at <= $1 limit 1";

    public const string RemoveExpired = "delete from sessions where expires_at <= $1";

    public const string Add = "insert into sessions (session_key, content, expires_at) values ($1, $2, $3)";

    public const string Find = "select content from sessions where session_key = $1 and expires_at > $2";

    public const string Remove = "delete from sessions where session_key = $1";
}
