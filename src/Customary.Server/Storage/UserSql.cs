namespace Customary.Server.Storage;

/// <summary>The statements on users.</summary>
internal static class UserSql
{
    private const string Columns = "user_id, deleted_at, password, body, principal_name_key, display_name_key";

    public const string Find = $"select {Columns} from users where customer_id = $1 and user_id = $2";

    public const string FindByName = $"select {Columns} from users where customer_id = $1 and principal_name_key = $2 and deleted_at = 0";

    public const string Add = """
        insert into users (customer_id, user_id, principal_name_key, display_name_key, deleted_at, password, body)
        values ($1, $2, $3, $4, $5, $6, $7)
        """;

    public const string Remove = "delete from users where customer_id = $1 and user_id = $2";

    public const string RemoveAll = "delete from users where customer_id = $1";

    public const string Purge = "delete from users where customer_id = $1 and deleted_at > 0 and deleted_at <= $2";

    public const string PurgeMembers = """
        delete from role_members where customer_id = $1
        and user_id in (select user_id from users where customer_id = $1 and deleted_at > 0 and deleted_at <= $2)
        """;

    // One text for each order, direction and state, made once: a statement is known by its text's reference.
    private static readonly string[] Lists =
    [
        .. from order in (string[])["principal_name_key", "display_name_key"]
           from isDescending in (bool[])[false, true]
           from deleted in (bool[])[false, true]
           select $"""
               select {Columns} from users where customer_id = $1
               and deleted_at {(deleted ? "> $5" : "= $5")}
               and ({order}, user_id) {(isDescending ? '<' : '>')} ($2, $3)
               order by {order} {(isDescending ? "desc" : "asc")}, user_id {(isDescending ? "desc" : "asc")} limit $4 + 0
               """,
    ];

    public static string List(UserRange range) =>
        Lists[(range.ByDisplayName ? 4 : 0) + (range.IsDescending ? 2 : 0) + (range.Deleted ? 1 : 0)];
}
