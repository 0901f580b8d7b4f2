using Customary.Storage.Auditing;
using Customary.Storage.Tenants;

namespace Customary.Storage.Users;

/// <summary>Stores the members of directory roles. Their rows carry the key of the home partner, see <see cref="TenantKey"/>.</summary>
internal sealed class RoleStore(Database database, AuditStore audit)
{
    /// <summary>Lists the role IDs of a user, unsorted.</summary>
    public ValueTask<List<Guid>> ListAsync(TenantKey tenant, Guid user, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, user), static async (session, key, cancellationToken) =>
        {
            var query = session.Prepare(RoleSql.ListOfUser).With(key.tenant).Bind(key.user);
            var roles = new List<Guid>();
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) roles.Add(query.GetGuid(row, 0));
            return roles;
        }, cancellationToken);

    /// <summary>Lists active users with a role, by user ID.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="role">The role.</param>
    /// <param name="after">The exclusive start; null for the first user, or with <paramref name="isDescending"/> for the last one.</param>
    /// <param name="isDescending">Whether to sort in descending order.</param>
    /// <param name="limit">The maximum number of users.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public ValueTask<List<RoleMemberRow>> ListMembersAsync(TenantKey tenant, Guid role, RoleMemberCursor? after, bool isDescending, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, role, after, isDescending, limit), static async (session, state, cancellationToken) =>
        {
            var start = state.after?.User ?? (state.isDescending ? Guid.AllBitsSet : Guid.Empty);
            var query = session.Prepare(state.isDescending ? RoleSql.ListMembersDescending : RoleSql.ListMembersAscending)
                .With(state.tenant).Bind(state.role).Bind(start).Bind(state.limit);
            var members = new List<RoleMemberRow>();
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) members.Add(new(query.GetGuid(row, 0), row.GetFieldValue<byte[]>(1)));
            return members;
        }, cancellationToken);

    /// <summary>
    /// Adds a role to a user (<paramref name="isMember"/> is true) or removes it, in one transaction while the tenant is locked.
    /// <paramref name="decide"/> receives the customer and the user and returns the result and the audit records; null records
    /// mean that nothing is written. If the membership does not change, the result passes through <paramref name="unchanged"/>.
    /// </summary>
    public Task<TResult> ReplaceAsync<TResult>(
        Guid partner, Guid customer, Guid role, Guid user, bool isMember,
        Func<CustomerScope, UserRow?, (TResult Result, IReadOnlyList<AuditEntry>? Audit)> decide, Func<TResult, TResult> unchanged, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var scope = await UserStore.FindScopeAsync(session, partner, customer, cancellationToken);
            if (scope.Document is not { Tenant: var tenant }) return decide(scope, null).Result;

            var (result, entries) = decide(scope, await UserStore.FindAsync(session, tenant, user, cancellationToken));
            if (entries is null) return result;

            var affected = isMember ? await PrepareAdd(session, tenant, role, user).ExecuteAsync(cancellationToken) : await RemoveAsync(session, tenant, role, user, cancellationToken);
            if (affected == 0) return unchanged(result);
            await audit.AddAsync(session, entries, cancellationToken);
            return result;
        }, cancellationToken);

    /// <summary>Prepares the statement that adds a role to a user, unless the user has it.</summary>
    internal static PreparedStatement PrepareAdd(DbSession session, TenantKey tenant, Guid role, Guid user) =>
        session.Prepare(RoleSql.Add).With(tenant).Bind(role).Bind(user);

    private static Task<int> RemoveAsync(DbSession session, TenantKey tenant, Guid role, Guid user, CancellationToken cancellationToken) =>
        session.Prepare(RoleSql.Remove).With(tenant).Bind(role).Bind(user).ExecuteAsync(cancellationToken);
}
