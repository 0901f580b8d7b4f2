using System.Text.Json;
using Customary.Resources;

namespace Customary.Server.Storage;

/// <summary>
/// The users of all customers; they lie with the customer's home. Who may see a customer is for the caller to check before
/// reading; a change sees the partner's document in its own transaction.
/// </summary>
public sealed class UserStore(Database database, TimeProvider clock, AuditStore audit, AnsweredRequests requests)
{
    /// <summary>How long a deleted user can be restored. Source: "Restore a deleted user for a customer".</summary>
    public static readonly TimeSpan RestorableFor = TimeSpan.FromDays(30);

    // A change purges no more than this; it deletes one at most, so what cannot be restored still goes.
    private const int MaxPurged = 100;

    // Greater than the first byte of any UTF-8 text.
    private static readonly UserPlace End = new([0xFF], Guid.AllBitsSet);
    private static readonly UserPlace Beginning = new([], Guid.Empty);

    /// <summary>An active user of a customer; null when there is none.</summary>
    public ValueTask<UserRow?> FindAsync(TenantKey tenant, Guid user, CancellationToken stop) =>
        database.ReadAsync((tenant, user), static async (session, key, stop) =>
            await FindAsync(session, key.tenant, key.user, stop) is { IsDeleted: false } found ? found : null, stop);

    /// <summary>The active user of that principal name; null when there is none.</summary>
    public ValueTask<UserRow?> FindByNameAsync(TenantKey tenant, string principalName, CancellationToken stop) =>
        database.ReadAsync((tenant, name: FoldedText.Key(principalName)), static (session, key, stop) => FindByNameAsync(session, key.tenant, key.name, stop), stop);

    /// <summary>A stretch of a customer's users; empty when there are none.</summary>
    public ValueTask<List<UserRow>> ListAsync(TenantKey tenant, UserRange range, CancellationToken stop) =>
        database.ReadAsync((tenant, range, bound: range.Deleted ? GoneBefore() : 0), static async (session, asked, stop) =>
        {
            var from = asked.range.From ?? (asked.range.IsDescending ? End : Beginning);
            var query = session.Statement(UserSql.List(asked.range))
                .With(asked.tenant).With(from.Key).With(from.User).With(asked.range.Most);
            if (asked.range.Deleted) query.With(asked.bound);
            var found = new List<UserRow>();
            await using var row = await query.QueryAsync(stop);
            while (await row.ReadAsync(stop)) found.Add(Read(query, row, asked.tenant.Customer));
            return found;
        }, stop);

    /// <summary>
    /// Changes or adds a user: the change sees the customer and what is stored, and no other write under the customer
    /// comes between. Where another active user has the name of the replacement, nothing is written and
    /// <paramref name="taken"/> is the answer. Deleted users that can be restored no longer are purged on the way.
    /// It may be run again, so it must not act.
    /// </summary>
    public Task<TAnswer> ReplaceAsync<TAnswer>(
        Guid partner, Guid customer, Guid user, Func<CustomerScope, UserRow?, UserChange<TAnswer>> change, TAnswer taken, CancellationToken stop) =>
        database.WriteAsync(async (session, stop) =>
        {
            var scope = await FindScopeAsync(session, partner, customer, stop);
            if (scope.Document is not { Tenant: var tenant }) return change(scope, null).Answer;
            await PurgeAsync(session, tenant, stop);
            return await ReplaceAsync(session, tenant, user, scope, change, taken, stop);
        }, stop);

    /// <summary>
    /// Adds a user once for each request id: repeated with the same body it is answered what it was, with another it
    /// is refused, and so is a repetition when the user is deleted. The refusal of the scope comes before, so that nothing is told of a customer that is gone.
    /// </summary>
    public Task<TAnswer> AddAsync<TAnswer>(
        Guid partner, Guid customer, UserRow row, IdempotentRequest? request, Func<CustomerScope, UserChange<TAnswer>> add,
        TAnswer taken, Func<AddAnswer, TAnswer> repeated, CancellationToken stop) =>
        requests.WriteAsync(request, async (session, stop) =>
        {
            var scope = await FindScopeAsync(session, partner, customer, stop);
            var made = add(scope);
            if (scope.Document is not { Tenant: var tenant } || made.Replacement is null) return made.Answer;
            await PurgeAsync(session, tenant, stop);
            if (await requests.ClaimAsync(session, partner, request, row.Body, stop) is { } answered)
                return repeated(await HasCreatedAsync(session, tenant, answered, stop) ? answered : new(Adding.Gone));
            if (await FindByNameAsync(session, tenant, row.PrincipalNameKey, stop) is not null)
            {
                await AnsweredRequests.UnclaimAsync(session, partner, request, stop);
                return taken;
            }

            await AddAsync(session, tenant, row, stop);
            await audit.AppendAsync(session, made.Audit ?? [], stop);
            return made.Answer;
        }, stop);

    /// <summary>
    /// What was answered to the same creation before; null where it was never carried out. It claims nothing: it comes before the
    /// expensive work of a creation.
    /// </summary>
    public async ValueTask<AddAnswer?> FindAnswerAsync(TenantKey tenant, Guid partner, IdempotentRequest? request, CancellationToken cancellationToken)
    {
        if (await requests.FindAsync(partner, request, cancellationToken) is not { } answered) return null;
        return await database.ReadAsync(
            (tenant, answered), static (session, asked, cancellationToken) => HasCreatedAsync(session, asked.tenant, asked.answered, cancellationToken), cancellationToken)
            ? answered
            : new(Adding.Gone);
    }

    /// <summary>The customer as a change sees it; the tenant is held until the write ends.</summary>
    internal static async ValueTask<CustomerScope> FindScopeAsync(Session session, Guid partner, Guid customer, CancellationToken stop)
    {
        // The tenant first: what the document says holds once nobody else changes it.
        var held = await TenantStore.HoldAsync(session, partner, customer, stop);
        return new(held is null ? null : await TenantStore.FindCustomerAsync(session, partner, customer, stop), held?.Facts);
    }

    internal static Task<int> AddAsync(Session session, TenantKey tenant, UserRow user, CancellationToken stop) =>
        session.Statement(UserSql.Add)
            .With(tenant).With(user.User).With(user.PrincipalNameKey).With(user.DisplayNameKey)
            .With(user.DeletedAt).With(user.Password).With(user.Body).ExecuteAsync(stop);

    internal static async ValueTask<UserRow?> FindAsync(Session session, TenantKey tenant, Guid user, CancellationToken stop)
    {
        var query = session.Statement(UserSql.Find).With(tenant).With(user);
        await using var row = await query.QueryAsync(stop);
        return await row.ReadAsync(stop) ? Read(query, row, tenant.Customer) : null;
    }

    // Whether the user that a request created, by what was answered to it, is still active.
    private static async ValueTask<bool> HasCreatedAsync(Session session, TenantKey tenant, AddAnswer answer, CancellationToken stop) =>
        answer.Adding != Adding.Repeated
        || (Guid.TryParse(JsonSerializer.Deserialize(answer.Body!, WireJson.Wire.CustomerUser)!.Id, out var created) && await FindAsync(session, tenant, created, stop) is { IsDeleted: false });

    private static async ValueTask<UserRow?> FindByNameAsync(Session session, TenantKey tenant, byte[] name, CancellationToken stop)
    {
        var query = session.Statement(UserSql.FindByName).With(tenant).With(name);
        await using var row = await query.QueryAsync(stop);
        return await row.ReadAsync(stop) ? Read(query, row, tenant.Customer) : null;
    }

    private static UserRow Read(Statement query, System.Data.Common.DbDataReader row, Guid customer) => new()
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
        Session session, TenantKey tenant, Guid user, CustomerScope scope, Func<CustomerScope, UserRow?, UserChange<TAnswer>> change,
        TAnswer taken, CancellationToken stop)
    {
        var stored = await FindAsync(session, tenant, user, stop);

        // Purging is bounded, so the row can still be there after its time.
        if (stored is { IsDeleted: true } && stored.DeletedAt <= GoneBefore()) stored = null;
        var (answer, replacement, entries) = change(scope, stored);
        if (replacement is null) return answer;
        if (!replacement.IsDeleted && await FindByNameAsync(session, tenant, replacement.PrincipalNameKey, stop) is { } other && other.User != user)
            return taken;
        if (stored is not null) await session.Statement(UserSql.Remove).With(tenant).With(user).ExecuteAsync(stop);
        await AddAsync(session, tenant, replacement, stop);
        await audit.AppendAsync(session, entries ?? [], stop);
        return answer;
    }

    private async Task PurgeAsync(Session session, TenantKey tenant, CancellationToken stop)
    {
        await session.Statement(UserSql.PurgeMembers).With(tenant).With(GoneBefore()).With(MaxPurged).ExecuteAsync(stop);
        await session.Statement(UserSql.Purge).With(tenant).With(GoneBefore()).With(MaxPurged).ExecuteAsync(stop);
    }

    private long GoneBefore() => (clock.GetUtcNow() - RestorableFor).ToUnixTimeMilliseconds();
}
