namespace Customary.Storage.Users;

/// <summary>SQL for users. Their rows carry the key of the home partner.</summary>
internal static class UserSql
{
    private const string Columns = "user_id, deleted_at, password, body, principal_name_key, display_name_key";

    public const string Find = $"select {Columns} from users where partner_id = $1 and customer_id = $2 and user_id = $3";

    public const string FindByName = $"select {Columns} from users where partner_id = $1 and customer_id = $2 and principal_name_key = $3 and deleted_at = 0";

    public const string Add = """
        insert into users (partner_id, customer_id, user_id, principal_name_key, display_name_key, deleted_at, password, body)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    public const string ReplacePassword = "update users set password = $5 where partner_id = $1 and customer_id = $2 and user_id = $3 and password = $4";

    public const string Remove = "delete from users where partner_id = $1 and customer_id = $2 and user_id = $3";

    // Across all partners. Every partner with deleted users has an audit clock.
    public const string ListLapsed = """
        select partner_id from audit_clocks where partner_id > $1 and (
            select min(deleted_at) from users where users.partner_id = audit_clocks.partner_id and deleted_at > 0) <= $2
        order by partner_id limit $3 + 0
        """;

    // Skips locked rows, so the nodes neither wait for each other nor deadlock.
    public const string LockLapsed = """
        select customer_id, user_id from users where partner_id = $1 and deleted_at > 0 and deleted_at <= $2
        order by deleted_at limit $3 + 0 {for update skip locked}
        """;

    // The comparisons with 0 are literals, because the planner uses a partial index only if the query contains its condition.
    // Each combination of order, direction and state has one text, because sessions look up statements by reference.
    private static readonly string[] Lists =
    [
        .. from order in (string[])["principal_name_key", "display_name_key"]
           from isDescending in (bool[])[false, true]
           from deleted in (bool[])[false, true]
           select $"""
               select {Columns} from users where partner_id = $1 and customer_id = $2
               and deleted_at {(deleted ? "> 0 and deleted_at > $6" : "= 0")}
               and ({order}, user_id) {(isDescending ? '<' : '>')} ($3, $4)
               order by {order} {(isDescending ? "desc" : "asc")}, user_id {(isDescending ? "desc" : "asc")} limit $5 + 0
               """,
    ];

    public static string List(UserRange range) =>
        Lists[(range.ByDisplayName ? 4 : 0) + (range.IsDescending ? 2 : 0) + (range.Deleted ? 1 : 0)];
}
