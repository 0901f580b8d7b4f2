namespace Customary.Storage.Idempotency;

/// <summary>
/// Stores the responses to idempotent requests, in the transaction of the change. Source: docs/contract.md#idempotency.
/// </summary>
internal sealed class IdempotencyStore(Database database, TimeProvider clock)
{
    /// <summary>The time during which a repeated request gets the stored response. Source: docs/contract.md#idempotency.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);


    // A request removes at most this many expired responses. It adds one, so all expired responses are removed eventually.
    private const int MaxRemoved = 100;

    private readonly IdempotencyCleanup _cleanup = new(database, Retention);

    /// <summary>
    /// Runs <see cref="Database.WriteAsync"/>. Before that, it sometimes removes expired responses of other partners in
    /// separate transactions, because the transaction of a request must only touch its own partner.
    /// </summary>
    internal async Task<TResult> WriteAsync<TResult>(
        IdempotentRequest? request, Func<DbSession, CancellationToken, ValueTask<TResult>> write, CancellationToken cancellationToken)
    {
        if (request is not null) await _cleanup.RemoveExpiredOfOthersAsync(clock.GetUtcNow(), cancellationToken);
        return await database.WriteAsync(write, cancellationToken);
    }

    /// <summary>
    /// Finds the stored response to a request; null when there is none or it has expired. It does not claim the request. Call
    /// it before expensive work, to skip the work for duplicates.
    /// </summary>
    internal async ValueTask<WriteResult?> FindAsync(Guid partner, IdempotentRequest? request, CancellationToken cancellationToken) =>
        request is null ? null : await database.ReadAsync((partner, request, since: (clock.GetUtcNow() - Retention).ToUnixTimeMilliseconds()), static async (session, state, cancellationToken) =>
        {
            await using var row = await session.Prepare(IdempotencySql.FindRecent)
                .Bind(state.partner).Bind(state.request.Operation).Bind(state.request.RequestId).Bind(state.since).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? Read(row, state.request) : null;
        }, cancellationToken);

    /// <summary>
    /// Claims the request ID and stores the response in the current transaction. Returns null when the ID is now claimed or
    /// <paramref name="request"/> is null; otherwise the stored response. Call it before the change, so that a concurrent
    /// duplicate waits for the first request.
    /// </summary>
    internal async ValueTask<WriteResult?> ClaimAsync(DbSession session, Guid partner, IdempotentRequest? request, byte[] response, CancellationToken cancellationToken)
    {
        if (request is null) return null;
        var now = clock.GetUtcNow();
        var expired = (now - Retention).ToUnixTimeMilliseconds();
        await session.Prepare(IdempotencySql.RemoveSomeExpired).Bind(partner).Bind(expired).Bind(MaxRemoved).ExecuteAsync(cancellationToken);
        while (true)
        {
            if (await AddAsync(session, partner, request, response, now, cancellationToken) == 1) return null;

            // The cleanup is bounded, so the expired key can still exist.
            var removed = await session.Prepare(IdempotencySql.RemoveExpired)
                .Bind(partner).Bind(request.Operation).Bind(request.RequestId).Bind(expired).ExecuteAsync(cancellationToken);
            if (removed == 1) continue;

            // Null when another transaction removed the response in the meantime. Then try again.
            if (await FindAsync(session, partner, request, cancellationToken) is { } replay) return replay;
        }
    }

    /// <summary>Releases the claim of a rejected request, so that the client can send it again.</summary>
    internal static async ValueTask ReleaseAsync(DbSession session, Guid partner, IdempotentRequest? request, CancellationToken cancellationToken)
    {
        if (request is null) return;
        await session.Prepare(IdempotencySql.Release).Bind(partner).Bind(request.Operation).Bind(request.RequestId).ExecuteAsync(cancellationToken);
    }

    /// <summary>Replaces the stored response to a request under a deleted customer with an empty object.</summary>
    internal static Task<int> RedactAsync(DbSession session, Guid partner, string operation, Guid requestId, CancellationToken cancellationToken) =>
        session.Prepare(IdempotencySql.Redact).Bind(partner).Bind(operation).Bind(requestId).BindJson("{}"u8.ToArray()).ExecuteAsync(cancellationToken);

    /// <summary>Redacts the stored response to the creation of a customer. Source: docs/contract.md#audit-records.</summary>
    internal static async Task RedactAsync(DbSession session, CreatingRequest request, Func<byte[], byte[]> redact, CancellationToken cancellationToken)
    {
        byte[] body;
        await using (var row = await session.Prepare(IdempotencySql.Find)
            .Bind(request.Partner).Bind(IdempotentRequest.CreateCustomer).Bind(request.RequestId).QueryAsync(cancellationToken))
        {
            if (!await row.ReadAsync(cancellationToken)) return;
            body = row.GetFieldValue<byte[]>(1);
        }

        await session.Prepare(IdempotencySql.Redact)
            .Bind(request.Partner).Bind(IdempotentRequest.CreateCustomer).Bind(request.RequestId).BindJson(redact(body)).ExecuteAsync(cancellationToken);
    }

    private static Task<int> AddAsync(DbSession session, Guid partner, IdempotentRequest request, byte[] response, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Prepare(IdempotencySql.Claim)
            .Bind(partner).Bind(request.Operation).Bind(request.RequestId).Bind(request.Fingerprint)
            .BindJson(response).Bind(now.ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken);

    private static async ValueTask<WriteResult?> FindAsync(DbSession session, Guid partner, IdempotentRequest request, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(IdempotencySql.Find)
            .Bind(partner).Bind(request.Operation).Bind(request.RequestId).QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(row, request) : null;
    }

    private static WriteResult Read(System.Data.Common.DbDataReader row, IdempotentRequest request) =>
        row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request.Fingerprint)
            ? new(WriteStatus.Replayed, row.GetFieldValue<byte[]>(1))
            : new(WriteStatus.RequestIdReused);
}
