namespace Customary.Storage.Issuer;

/// <summary>
/// Stores sign-ins on devices. The device and the browser of the user can reach different nodes, so all nodes on a database
/// share them. Each sign-in yields one token at most.
/// </summary>
internal sealed class DeviceSignInStore(Database database)
{
    /// <summary>The maximum number of sign-ins that wait. Concurrent nodes can exceed it by one each.</summary>
    public const int MaxWaiting = 10_000;

    private const long Approved = 1;
    private const long Declined = 2;

    /// <summary>Adds a sign-in, and removes those that have expired.</summary>
    public Task<DeviceSignInAddition> AddAsync(DeviceSignIn signIn, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            await RemoveExpiredAsync(session, now, cancellationToken);
            if (await CountAsync(session, cancellationToken) >= MaxWaiting) return DeviceSignInAddition.LimitReached;
            var added = await session.Prepare(DeviceSignInSql.Add)
                .Bind(signIn.UserCode).Bind(signIn.Id).Bind(signIn.Client).Bind(signIn.Tenant).Bind(signIn.Expires.ToUnixTimeMilliseconds())
                .ExecuteAsync(cancellationToken);
            return added == 1 ? DeviceSignInAddition.Added : DeviceSignInAddition.CodeInUse;
        }, cancellationToken);

    /// <summary>Finds a sign-in that waits for its user; null if there is none.</summary>
    public ValueTask<DeviceSignIn?> FindPendingAsync(string userCode, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync((userCode, now), static async (session, state, cancellationToken) =>
        {
            var query = session.Prepare(DeviceSignInSql.FindPending).Bind(state.userCode).Bind(state.now.ToUnixTimeMilliseconds());
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken)
                ? new DeviceSignIn(state.userCode, query.GetGuid(row, 0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)))
                : null;
        }, cancellationToken);

    /// <summary>Approves a sign-in as a user; false if it does not wait for its user.</summary>
    public Task<bool> ApproveAsync(string userCode, Guid tenant, string user, DateTimeOffset now, CancellationToken cancellationToken) =>
        AnswerAsync(userCode, Approved, tenant, user, now, cancellationToken);

    /// <summary>Declines a sign-in; false if it does not wait for its user.</summary>
    public Task<bool> DeclineAsync(string userCode, DateTimeOffset now, CancellationToken cancellationToken) =>
        AnswerAsync(userCode, Declined, tenant: null, user: null, now, cancellationToken);

    /// <summary>Returns the state of a sign-in, and removes it if it is approved, so that no other request gets a token for it.</summary>
    /// <param name="userCode">The code of the user.</param>
    /// <param name="id">The ID in the code of the device.</param>
    /// <param name="now">The current time.</param>
    /// <param name="minInterval">The minimum time between two calls while the sign-in waits.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<DeviceSignInPoll> PollAsync(string userCode, Guid id, DateTimeOffset now, TimeSpan minInterval, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            var (poll, polledAt) = await LockAsync(session, userCode, id, cancellationToken);
            if (poll.Status == DeviceSignInStatus.Approved) await session.Prepare(DeviceSignInSql.Remove).Bind(userCode).ExecuteAsync(cancellationToken);
            if (poll.Status != DeviceSignInStatus.Pending) return poll;
            var time = now.ToUnixTimeMilliseconds();
            await session.Prepare(DeviceSignInSql.RecordPoll).Bind(userCode).Bind(time).ExecuteAsync(cancellationToken);
            return time - polledAt < minInterval.TotalMilliseconds ? new(DeviceSignInStatus.TooSoon) : poll;
        }, cancellationToken);

    /// <summary>Removes the sign-ins that have expired. Returns their number. Writes nothing if there are none.</summary>
    public async Task<int> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await HasExpiredAsync(now, cancellationToken)
            ? await database.WriteAsync(async (session, cancellationToken) => await RemoveExpiredAsync(session, now, cancellationToken), cancellationToken)
            : 0;

    private ValueTask<bool> HasExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(now, static async (session, now, cancellationToken) =>
        {
            await using var row = await session.Prepare(DeviceSignInSql.FindExpired).Bind(now.ToUnixTimeMilliseconds()).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken);
        }, cancellationToken);

    private Task<bool> AnswerAsync(string userCode, long answer, Guid? tenant, string? user, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
            await session.Prepare(DeviceSignInSql.Answer)
                .Bind(userCode).Bind(now.ToUnixTimeMilliseconds()).Bind(answer).Bind(tenant).Bind(user).ExecuteAsync(cancellationToken) == 1, cancellationToken);

    private static async Task<(DeviceSignInPoll Poll, long PolledAt)> LockAsync(DbSession session, string userCode, Guid id, CancellationToken cancellationToken)
    {
        var query = session.Prepare(DeviceSignInSql.Lock).Bind(userCode).Bind(id);
        await using var row = await query.QueryAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return (new(DeviceSignInStatus.Unknown), 0);
        return (row.GetInt64(0) switch
        {
            Approved => new(DeviceSignInStatus.Approved, query.GetGuid(row, 2), row.GetString(3)),
            Declined => new(DeviceSignInStatus.Declined),
            _ => new DeviceSignInPoll(DeviceSignInStatus.Pending),
        }, row.GetInt64(1));
    }

    private static Task<int> RemoveExpiredAsync(DbSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Prepare(DeviceSignInSql.RemoveExpired).Bind(now.ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken);

    private static async Task<long> CountAsync(DbSession session, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(DeviceSignInSql.Count).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }
}
