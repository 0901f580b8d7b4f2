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

    public const string ListMembers = """
        select users.body from role_members
        join users on users.partner_id = role_members.partner_id and users.customer_id = role_members.customer_id and users.user_id = role_members.user_id
        where role_members.partner_id = $1 and role_members.customer_id = $2 and role_members.role_id = $3 and users.deleted_at = 0
        order by users.principal_name_key
        """;
}
