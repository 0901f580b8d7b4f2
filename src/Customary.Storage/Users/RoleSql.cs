namespace Customary.Storage.Users;

/// <summary>SQL for the members of directory roles. Their rows carry the key of the home partner.</summary>
internal static class RoleSql
{
    public const string Add = """
        insert into role_members (partner_id, customer_id, role_id, user_id) values ($1, $2, $3, $4)
        on conflict (partner_id, customer_id, role_id, user_id) do nothing
        """;

    public const string Remove = """
        delete from role_members where partner_id = $1 and customer_id = $2 and role_id = $3 and user_id = $4
        """;

    public const string RemoveOfUser = "delete from role_members where partner_id = $1 and customer_id = $2 and user_id = $3";

    public const string ListOfUser = "select role_id from role_members where partner_id = $1 and customer_id = $2 and user_id = $3";

    // In the order of the primary key, so the cost depends on the limit and not on the number of members. A deleted user keeps
    // its roles, because it can be restored. With a join, PostgreSQL can choose to read all users in that order too.
    private const string Members = """
        select user_id, body from (
            select user_id, (
                select users.body from users
                where users.partner_id = $1 and users.customer_id = $2 and users.user_id = role_members.user_id and users.deleted_at = 0) as body
            from role_members where partner_id = $1 and customer_id = $2 and role_id = $3) as members
        where body is not null
        """;

    public const string ListMembersAscending = $"{Members} and user_id > $4 order by user_id limit $5 + 0";

    public const string ListMembersDescending = $"{Members} and user_id < $4 order by user_id desc limit $5 + 0";
}
