namespace Customary.Storage.Sessions;

/// <summary>The sessions of the portal, which all nodes share. The store sees neither the secret of a session nor its content.</summary>
internal sealed class SessionStore(Database database)
{
    /// <summary>Adds a session.</summary>
    /// <param name="key">The hash of the session's secret.</param>
    /// <param name="content">The encrypted content.</param>
    /// <param name="expires">When the session ends.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task AddAsync(byte[] key, byte[] content, DateTimeOffset expires, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
            await session.Prepare(SessionSql.Add).Bind(key).Bind(content).Bind(expires.ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken), cancellationToken);

    /// <summary>Finds the content of a session that has not expired; null if there is none.</summary>
    public ValueTask<byte[]?> FindAsync(byte[] key, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync((key, now), static async (session, state, cancellationToken) =>
        {
            var query = session.Prepare(SessionSql.Find).Bind(state.key).Bind(state.now.ToUnixTimeMilliseconds());
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? query.GetBytes(row, 0).ToArray() : null;
        }, cancellationToken);

    /// <summary>Removes a session. Nothing happens if it does not exist.</summary>
    public Task RemoveAsync(byte[] key, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) => await session.Prepare(SessionSql.Remove).Bind(key).ExecuteAsync(cancellationToken), cancellationToken);

    /// <summary>Removes the sessions that have expired. Returns their number. Writes nothing if there are none.</summary>
    public async Task<int> RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await HasExpiredAsync(now, cancellationToken)
            ? await database.WriteAsync(async (session, cancellationToken) =>
                await session.Prepare(SessionSql.RemoveExpired).Bind(now.ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken), cancellationToken)
            : 0;

    private ValueTask<bool> HasExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(now, static async (session, now, cancellationToken) =>
        {
            await using var row = await session.Prepare(SessionSql.FindExpired).Bind(now.ToUnixTimeMilliseconds()).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken);
        }, cancellationToken);
}
