using System.Text.Json;
using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Storage.Users;

/// <summary>
/// Stores the users of customers. Their rows carry the key of the home partner, see <see cref="TenantKey"/>. Before a read, the
/// caller must check the partner's access to the customer. A write receives the partner's document in its transaction.
/// </summary>
internal sealed class UserStore(Database database, TimeProvider clock, AuditStore audit, IdempotencyStore requests)
{
    /// <summary>The time during which a deleted user can be restored. Source: "Restore a deleted user for a customer".</summary>
    public static readonly TimeSpan RestorePeriod = TimeSpan.FromDays(30);

    // 0xFF sorts after every UTF-8 text.
    private static readonly UserCursor End = new([0xFF], Guid.AllBitsSet);
    private static readonly UserCursor Beginning = new([], Guid.Empty);

    /// <summary>Finds an active user; null when there is none.</summary>
    public ValueTask<UserRow?> FindAsync(TenantKey tenant, Guid user, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, user), static async (session, key, cancellationToken) =>
            await FindAsync(session, key.tenant, key.user, cancellationToken) is { IsDeleted: false } active ? active : null, cancellationToken);

    /// <summary>Finds the active user with a principal name; null when there is none.</summary>
    public ValueTask<UserRow?> FindByNameAsync(TenantKey tenant, string principalName, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, name: FoldedText.Key(principalName)), static (session, key, cancellationToken) => FindByNameAsync(session, key.tenant, key.name, cancellationToken), cancellationToken);

    /// <summary>Lists a range of a customer's users.</summary>
    public ValueTask<List<UserRow>> ListAsync(TenantKey tenant, UserRange range, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, range, bound: range.Deleted ? LapsedUntil : 0), static async (session, state, cancellationToken) =>
        {
            var after = state.range.After ?? (state.range.IsDescending ? End : Beginning);
            var query = session.Prepare(UserSql.List(state.range))
                .With(state.tenant).Bind(after.Key).Bind(after.User).Bind(state.range.Limit);
            if (state.range.Deleted) query.Bind(state.bound);

            var users = new List<UserRow>();
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) users.Add(Read(query, row, state.tenant.Customer));
            return users;
        }, cancellationToken);

    /// <summary>
    /// Adds or replaces a user in one transaction while the tenant is locked. The delegate receives the customer and the stored
    /// user (null when there is none). If another active user has the principal name of the replacement, nothing is written
    /// and <paramref name="nameTaken"/> creates the result from the stored user. The delegates can run several times, so they
    /// must have no side effects.
    /// </summary>
    public Task<TResult> ReplaceAsync<TResult>(
        Guid partner, Guid customer, Guid user, Func<CustomerScope, UserRow?, UserChange<TResult>> change, Func<UserRow?, TResult> nameTaken, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var scope = await FindScopeAsync(session, partner, customer, cancellationToken);
            if (scope.Document is not { Tenant: var tenant }) return change(scope, null).Result;
            return await ReplaceAsync(session, tenant, user, scope, change, nameTaken, cancellationToken);
        }, cancellationToken);

    /// <summary>Replaces the stored hash of a user's password, unless the password was changed since <paramref name="old"/> was read.</summary>
    public Task ReplacePasswordAsync(TenantKey tenant, Guid user, byte[] old, byte[] replacement, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, cancellationToken) => await session.Prepare(UserSql.ReplacePassword)
                .With(tenant).Bind(user).Bind(old).Bind(replacement).ExecuteAsync(cancellationToken),
            cancellationToken);

    /// <summary>
    /// Adds a user in one transaction while the tenant is locked. If <paramref name="add"/> returns no replacement, its result is
    /// returned, so nothing is revealed about an inaccessible customer. If the request ID was used before, nothing is written and
    /// <paramref name="toReplay"/> converts the stored outcome: <c>Replayed</c>, <c>RequestIdReused</c>, or <c>Gone</c> when the
    /// user has been deleted. If an active user has the principal name, <paramref name="nameTaken"/> is returned.
    /// </summary>
    public Task<TResult> AddAsync<TResult>(
        Guid partner, Guid customer, UserRow row, IdempotentRequest? request, Func<CustomerScope, UserChange<TResult>> add,
        TResult nameTaken, Func<WriteResult, TResult> toReplay, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var scope = await FindScopeAsync(session, partner, customer, cancellationToken);
            var change = add(scope);
            if (scope.Document is not { Tenant: var tenant } || change.Replacement is null) return change.Result;
            if (await requests.ClaimAsync(session, partner, request, row.Body, cancellationToken) is { } replay)
                return toReplay(await StillExistsAsync(session, tenant, replay, cancellationToken) ? replay : new(WriteStatus.Gone));
            if (await FindByNameAsync(session, tenant, row.PrincipalNameKey, cancellationToken) is not null)
            {
                await IdempotencyStore.ReleaseAsync(session, partner, request, cancellationToken);
                return nameTaken;
            }

            await PrepareAdd(session, tenant, row).ExecuteAsync(cancellationToken);
            await audit.AddAsync(session, change.Audit ?? [], cancellationToken);
            return change.Result;
        }, cancellationToken);

    /// <summary>
    /// Finds the outcome of an earlier creation with the same request ID; null when there is none. It does not claim the request.
    /// Call it before the expensive work of a creation.
    /// </summary>
    public async ValueTask<WriteResult?> FindReplayAsync(TenantKey tenant, Guid partner, IdempotentRequest? request, CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(partner, request, cancellationToken) is not { } replay) return null;
        return await database.ReadAsync(
            (tenant, replay), static (session, state, cancellationToken) => StillExistsAsync(session, state.tenant, state.replay, cancellationToken), cancellationToken)
            ? replay
            : new(WriteStatus.Gone);
    }

    /// <summary>Locks the tenant of a partner's customer until the end of the transaction and reads the customer.</summary>
    internal static async ValueTask<CustomerScope> FindScopeAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        // Lock the tenant first, so that the document cannot change afterwards.
        var locked = await TenantStore.LockAsync(session, partner, customer, cancellationToken);
        return new(locked is null ? null : await TenantStore.FindCustomerAsync(session, partner, customer, cancellationToken), locked?.Record);
    }

    /// <summary>Prepares the statement that adds a user.</summary>
    internal static PreparedStatement PrepareAdd(DbSession session, TenantKey tenant, UserRow user) =>
        session.Prepare(UserSql.Add)
            .With(tenant).Bind(user.User).Bind(user.PrincipalNameKey).Bind(user.DisplayNameKey)
            .Bind(user.DeletedAt).Bind(user.Password).Bind(user.Body);

    internal static async ValueTask<UserRow?> FindAsync(DbSession session, TenantKey tenant, Guid user, CancellationToken cancellationToken)
    {
        var query = session.Prepare(UserSql.Find).With(tenant).Bind(user);
        await using var row = await query.QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(query, row, tenant.Customer) : null;
    }

    // Whether the user in a stored response is still active. True for other results.
    private static async ValueTask<bool> StillExistsAsync(DbSession session, TenantKey tenant, WriteResult replay, CancellationToken cancellationToken) =>
        replay.Status != WriteStatus.Replayed
        || (Guid.TryParse(JsonSerializer.Deserialize(replay.Body!, ContractsJsonContext.Api.CustomerUser)!.Id, out var created) && await FindAsync(session, tenant, created, cancellationToken) is { IsDeleted: false });

    private static async ValueTask<UserRow?> FindByNameAsync(DbSession session, TenantKey tenant, byte[] name, CancellationToken cancellationToken)
    {
        var query = session.Prepare(UserSql.FindByName).With(tenant).Bind(name);
        await using var row = await query.QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(query, row, tenant.Customer) : null;
    }

    private static UserRow Read(PreparedStatement query, System.Data.Common.DbDataReader row, Guid customer) => new()
    {
        Customer = customer,
        User = query.GetGuid(row, 0),
        DeletedAt = row.GetInt64(1),
        Password = row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2),
        Body = row.GetFieldValue<byte[]>(3),
        PrincipalNameKey = row.GetFieldValue<byte[]>(4),
        DisplayNameKey = row.GetFieldValue<byte[]>(5),
    };

    private async Task<TResult> ReplaceAsync<TResult>(
        DbSession session, TenantKey tenant, Guid user, CustomerScope scope, Func<CustomerScope, UserRow?, UserChange<TResult>> change,
        Func<UserRow?, TResult> nameTaken, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(session, tenant, user, cancellationToken);

        // The row exists until the retention removes it.
        if (stored is { IsDeleted: true } && stored.DeletedAt <= LapsedUntil) stored = null;
        var (result, replacement, entries) = change(scope, stored);
        if (replacement is null) return result;
        if (!replacement.IsDeleted && await FindByNameAsync(session, tenant, replacement.PrincipalNameKey, cancellationToken) is { } other && other.User != user)
            return nameTaken(stored);
        if (stored is not null) await session.Prepare(UserSql.Remove).With(tenant).Bind(user).ExecuteAsync(cancellationToken);
        await PrepareAdd(session, tenant, replacement).ExecuteAsync(cancellationToken);
        await audit.AddAsync(session, entries ?? [], cancellationToken);
        return result;
    }

    /// <summary>Users that were deleted at this time, in Unix milliseconds, or earlier can no longer be restored and count as absent.</summary>
    internal long LapsedUntil => (clock.GetUtcNow() - RestorePeriod).ToUnixTimeMilliseconds();
}
