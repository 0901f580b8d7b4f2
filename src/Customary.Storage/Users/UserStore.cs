using System.Text.Json;
using Customary.Contracts;
using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;

namespace Customary.Storage.Users;

/// <summary>
/// The users of all customers; they lie with the customer's home. Who may see a customer is for the caller to check before
/// reading; a change sees the partner's document in its own transaction.
/// </summary>
internal sealed class UserStore(Database database, TimeProvider clock, AuditStore audit, IdempotencyStore requests)
{
    /// <summary>How long a deleted user can be restored. Source: "Restore a deleted user for a customer".</summary>
    public static readonly TimeSpan RestorePeriod = TimeSpan.FromDays(30);

    // A change purges no more than this; it deletes one at most, so what cannot be restored still goes.
    private const int MaxPurged = 100;

    // Greater than the first byte of any UTF-8 text.
    private static readonly UserCursor End = new([0xFF], Guid.AllBitsSet);
    private static readonly UserCursor Beginning = new([], Guid.Empty);

    /// <summary>An active user of a customer; null when there is none.</summary>
    public ValueTask<UserRow?> FindAsync(TenantKey tenant, Guid user, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, user), static async (session, key, cancellationToken) =>
            await FindAsync(session, key.tenant, key.user, cancellationToken) is { IsDeleted: false } found ? found : null, cancellationToken);

    /// <summary>The active user of that principal name; null when there is none.</summary>
    public ValueTask<UserRow?> FindByNameAsync(TenantKey tenant, string principalName, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, name: FoldedText.Key(principalName)), static (session, key, cancellationToken) => FindByNameAsync(session, key.tenant, key.name, cancellationToken), cancellationToken);

    /// <summary>A stretch of a customer's users; empty when there are none.</summary>
    public ValueTask<List<UserRow>> ListAsync(TenantKey tenant, UserRange range, CancellationToken cancellationToken) =>
        database.ReadAsync((tenant, range, bound: range.Deleted ? DeletedBefore() : 0), static async (session, asked, cancellationToken) =>
        {
            var from = asked.range.After ?? (asked.range.IsDescending ? End : Beginning);
            var query = session.Prepare(UserSql.List(asked.range))
                .With(asked.tenant).Bind(from.Key).Bind(from.User).Bind(asked.range.Limit);
            if (asked.range.Deleted) query.Bind(asked.bound);
            var found = new List<UserRow>();
            await using var row = await query.QueryAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken)) found.Add(Read(query, row, asked.tenant.Customer));
            return found;
        }, cancellationToken);

    /// <summary>
    /// Changes or adds a user: the change sees the customer and what is stored, and no other write under the customer
    /// comes between. Where another active user has the name of the replacement, nothing is written and
    /// <paramref name="taken"/> is the answer. Deleted users that can be restored no longer are purged on the way.
    /// It may be run again, so it must not act.
    /// </summary>
    public Task<TAnswer> ReplaceAsync<TAnswer>(
        Guid partner, Guid customer, Guid user, Func<CustomerScope, UserRow?, UserChange<TAnswer>> change, TAnswer taken, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var scope = await FindScopeAsync(session, partner, customer, cancellationToken);
            if (scope.Document is not { Tenant: var tenant }) return change(scope, null).Answer;
            await RemoveExpiredAsync(session, tenant, cancellationToken);
            return await ReplaceAsync(session, tenant, user, scope, change, taken, cancellationToken);
        }, cancellationToken);

    /// <summary>Replaces the stored hash of a user's password, unless the password was changed since <paramref name="old"/> was read.</summary>
    public Task ReplacePasswordAsync(TenantKey tenant, Guid user, byte[] old, byte[] replacement, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, cancellationToken) => await session.Prepare(UserSql.ReplacePassword)
                .With(tenant).Bind(user).Bind(old).Bind(replacement).ExecuteAsync(cancellationToken),
            cancellationToken);

    /// <summary>
    /// Adds a user once for each request id: repeated with the same body it is answered what it was, with another it
    /// is refused, and so is a repetition when the user is deleted. The refusal of the scope comes before, so that nothing is told of a customer that is gone.
    /// </summary>
    public Task<TAnswer> AddAsync<TAnswer>(
        Guid partner, Guid customer, UserRow row, IdempotentRequest? request, Func<CustomerScope, UserChange<TAnswer>> add,
        TAnswer taken, Func<WriteResult, TAnswer> repeated, CancellationToken cancellationToken) =>
        requests.WriteAsync(request, async (session, cancellationToken) =>
        {
            var scope = await FindScopeAsync(session, partner, customer, cancellationToken);
            var made = add(scope);
            if (scope.Document is not { Tenant: var tenant } || made.Replacement is null) return made.Answer;
            await RemoveExpiredAsync(session, tenant, cancellationToken);
            if (await requests.ClaimAsync(session, partner, request, row.Body, cancellationToken) is { } answered)
                return repeated(await HasCreatedAsync(session, tenant, answered, cancellationToken) ? answered : new(WriteStatus.Gone));
            if (await FindByNameAsync(session, tenant, row.PrincipalNameKey, cancellationToken) is not null)
            {
                await IdempotencyStore.ReleaseAsync(session, partner, request, cancellationToken);
                return taken;
            }

            await AddAsync(session, tenant, row, cancellationToken);
            await audit.AppendAsync(session, made.Audit ?? [], cancellationToken);
            return made.Answer;
        }, cancellationToken);

    /// <summary>
    /// What was answered to the same creation before; null where it was never carried out. It claims nothing: it comes before the
    /// expensive work of a creation.
    /// </summary>
    public async ValueTask<WriteResult?> FindAnswerAsync(TenantKey tenant, Guid partner, IdempotentRequest? request, CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(partner, request, cancellationToken) is not { } answered) return null;
        return await database.ReadAsync(
            (tenant, answered), static (session, asked, cancellationToken) => HasCreatedAsync(session, asked.tenant, asked.answered, cancellationToken), cancellationToken)
            ? answered
            : new(WriteStatus.Gone);
    }

    /// <summary>The customer as a change sees it; the tenant is held until the write ends.</summary>
    internal static async ValueTask<CustomerScope> FindScopeAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken)
    {
        // The tenant first: what the document says holds once nobody else changes it.
        var locked = await TenantStore.LockAsync(session, partner, customer, cancellationToken);
        return new(locked is null ? null : await TenantStore.FindCustomerAsync(session, partner, customer, cancellationToken), locked?.Facts);
    }

    internal static Task<int> AddAsync(DbSession session, TenantKey tenant, UserRow user, CancellationToken cancellationToken) =>
        session.Prepare(UserSql.Add)
            .With(tenant).Bind(user.User).Bind(user.PrincipalNameKey).Bind(user.DisplayNameKey)
            .Bind(user.DeletedAt).Bind(user.Password).Bind(user.Body).ExecuteAsync(cancellationToken);

    internal static async ValueTask<UserRow?> FindAsync(DbSession session, TenantKey tenant, Guid user, CancellationToken cancellationToken)
    {
        var query = session.Prepare(UserSql.Find).With(tenant).Bind(user);
        await using var row = await query.QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(query, row, tenant.Customer) : null;
    }

    // Whether the user that a request created, by what was answered to it, is still active.
    private static async ValueTask<bool> HasCreatedAsync(DbSession session, TenantKey tenant, WriteResult answer, CancellationToken cancellationToken) =>
        answer.Status != WriteStatus.Replayed
        || (Guid.TryParse(JsonSerializer.Deserialize(answer.Body!, ContractsJsonContext.Api.CustomerUser)!.Id, out var created) && await FindAsync(session, tenant, created, cancellationToken) is { IsDeleted: false });

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

    private async Task<TAnswer> ReplaceAsync<TAnswer>(
        DbSession session, TenantKey tenant, Guid user, CustomerScope scope, Func<CustomerScope, UserRow?, UserChange<TAnswer>> change,
        TAnswer taken, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(session, tenant, user, cancellationToken);

        // Purging is bounded, so the row can still be there after its time.
        if (stored is { IsDeleted: true } && stored.DeletedAt <= DeletedBefore()) stored = null;
        var (answer, replacement, entries) = change(scope, stored);
        if (replacement is null) return answer;
        if (!replacement.IsDeleted && await FindByNameAsync(session, tenant, replacement.PrincipalNameKey, cancellationToken) is { } other && other.User != user)
            return taken;
        if (stored is not null) await session.Prepare(UserSql.Remove).With(tenant).Bind(user).ExecuteAsync(cancellationToken);
        await AddAsync(session, tenant, replacement, cancellationToken);
        await audit.AppendAsync(session, entries ?? [], cancellationToken);
        return answer;
    }

    private async Task RemoveExpiredAsync(DbSession session, TenantKey tenant, CancellationToken cancellationToken)
    {
        await session.Prepare(UserSql.PurgeMembers).With(tenant).Bind(DeletedBefore()).Bind(MaxPurged).ExecuteAsync(cancellationToken);
        await session.Prepare(UserSql.Purge).With(tenant).Bind(DeletedBefore()).Bind(MaxPurged).ExecuteAsync(cancellationToken);
    }

    private long DeletedBefore() => (clock.GetUtcNow() - RestorePeriod).ToUnixTimeMilliseconds();
}
