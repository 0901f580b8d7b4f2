using Customary.Storage.Auditing;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;

namespace Customary.Storage.Users;

/// <summary>Who has which directory role, for all customers; it lies with the customer's home.</summary>
internal sealed class RoleStore(Database database, AuditStore audit)
{
    /// <summary>The roles of a user, in no order; empty when it has none.</summary>
    public ValueTask<List<Guid>> ListAsync(TenantKey tenant, Guid user, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, user), static async (session, key, cancellationToken) =>
        {
            var query = session.Prepare(RoleSql.ListOfUser).With(key.tenant).Bind(key.user);
            var found = new List<Guid>();
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) found.Add(query.GetGuid(row, 0));
            return found;
        }, cancellationToken);

    /// <summary>The documents of the active users that have a role, by principal name; empty when nobody has it.</summary>
    public ValueTask<List<byte[]>> ListMembersAsync(TenantKey tenant, Guid role, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, role), static async (session, key, cancellationToken) =>
        {
            var found = new List<byte[]>();
            await using var row = await session.Prepare(RoleSql.ListMembers).With(key.tenant).Bind(key.role).QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) found.Add(row.GetFieldValue<byte[]>(0));
            return found;
        }, cancellationToken);

    /// <summary>
    /// Gives a role to a user or takes it: the decision sees the customer and the user, and refuses by an answer
    /// without records. <paramref name="unchanged"/> is the answer where the user has the role already or has it not.
    /// </summary>
    public Task<TAnswer> ReplaceAsync<TAnswer>(
        Guid partner, Guid customer, Guid role, Guid user, bool has,
        Func<CustomerScope, UserRow?, (TAnswer Answer, IReadOnlyList<AuditEntry>? Audit)> decide, Func<TAnswer, TAnswer> unchanged, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var scope = await UserStore.FindScopeAsync(session, partner, customer, cancellationToken);
            if (scope.Document is not { Tenant: var tenant }) return decide(scope, null).Answer;
            var (answer, entries) = decide(scope, await UserStore.FindAsync(session, tenant, user, cancellationToken));
            if (entries is null) return answer;
            var touched = has ? await AddAsync(session, tenant, role, user, cancellationToken) : await RemoveAsync(session, tenant, role, user, cancellationToken);
            if (touched == 0) return unchanged(answer);
            await audit.AppendAsync(session, entries, cancellationToken);
            return answer;
        }, cancellationToken);

    internal static Task<int> AddAsync(DbSession session, TenantKey tenant, Guid role, Guid user, CancellationToken cancellationToken) =>
        session.Prepare(RoleSql.Add).With(tenant).Bind(role).Bind(user).ExecuteAsync(cancellationToken);

    private static Task<int> RemoveAsync(DbSession session, TenantKey tenant, Guid role, Guid user, CancellationToken cancellationToken) =>
        session.Prepare(RoleSql.Remove).With(tenant).Bind(role).Bind(user).ExecuteAsync(cancellationToken);
}
