namespace Customary.Server.Storage;

/// <summary>Who has which directory role, for all customers; it lies with the customer's home.</summary>
public sealed class RoleStore(Database database, AuditStore audit)
{
    /// <summary>The roles of a user, in no order; empty when it has none.</summary>
    public ValueTask<List<Guid>> ListAsync(TenantKey tenant, Guid user, CancellationToken stop) =>
        database.ReadAsync((tenant, user), static async (session, key, stop) =>
        {
            var query = session.Statement(RoleSql.ListOfUser).With(key.tenant).With(key.user);
            var found = new List<Guid>();
            await using var row = await query.QueryAsync(stop);
            while (await row.ReadAsync(stop)) found.Add(query.GetGuid(row, 0));
            return found;
        }, stop);

    /// <summary>The documents of the active users that have a role, by principal name; empty when nobody has it.</summary>
    public ValueTask<List<byte[]>> ListMembersAsync(TenantKey tenant, Guid role, CancellationToken stop) =>
        database.ReadAsync((tenant, role), static async (session, key, stop) =>
        {
            var found = new List<byte[]>();
            await using var row = await session.Statement(RoleSql.ListMembers).With(key.tenant).With(key.role).QueryAsync(stop);
            while (await row.ReadAsync(stop)) found.Add(row.GetFieldValue<byte[]>(0));
            return found;
        }, stop);

    /// <summary>
    /// Gives a role to a user or takes it: the decision sees the customer and the user, and refuses by an answer
    /// without records. <paramref name="unchanged"/> is the answer where the user has the role already or has it not.
    /// </summary>
    public Task<TAnswer> ReplaceAsync<TAnswer>(
        Guid partner, Guid customer, Guid role, Guid user, bool has,
        Func<CustomerScope, UserRow?, (TAnswer Answer, IReadOnlyList<AuditEntry>? Audit)> decide, Func<TAnswer, TAnswer> unchanged, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            var scope = await UserStore.FindScopeAsync(session, partner, customer, stop);
            if (scope.Document is not { Tenant: var tenant }) return decide(scope, null).Answer;
            var (answer, entries) = decide(scope, await UserStore.FindAsync(session, tenant, user, stop));
            if (entries is null) return answer;
            var touched = has ? await AddAsync(session, tenant, role, user, stop) : await RemoveAsync(session, tenant, role, user, stop);
            if (touched == 0) return unchanged(answer);
            await audit.AppendAsync(session, entries, stop);
            return answer;
        }, stop);

    internal static Task<int> AddAsync(Session session, TenantKey tenant, Guid role, Guid user, CancellationToken stop) =>
        session.Statement(RoleSql.Add).With(tenant).With(role).With(user).ExecuteAsync(stop);

    private static Task<int> RemoveAsync(Session session, TenantKey tenant, Guid role, Guid user, CancellationToken stop) =>
        session.Statement(RoleSql.Remove).With(tenant).With(role).With(user).ExecuteAsync(stop);
}
