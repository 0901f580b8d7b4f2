namespace Customary.Storage.Idempotency;

/// <summary>
/// Stores the responses to idempotent requests, in the transaction of the change. Source: docs/contract.md#idempotency.
/// </summary>
internal sealed class IdempotencyStore(Database database, TimeProvider clock)
{
    /// <summary>The time during which a repeated request gets the stored response. Source: docs/contract.md#idempotency.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    /// <summary>Responses of this time, in Unix milliseconds, or earlier have expired and count as absent.</summary>
    internal long ExpiredUntil => (clock.GetUtcNow() - Retention).ToUnixTimeMilliseconds();

    /// <summary>
    /// Finds the stored response to a request; null when there is none or it has expired. It does not claim the request. Call
    /// it before expensive work, to skip the work for duplicates.
    /// </summary>
    internal async ValueTask<WriteResult?> FindAsync(Guid partner, IdempotentRequest? request, CancellationToken cancellationToken) =>
        request is null ? null : await database.ReadAsync((partner, request, since: ExpiredUntil), static async (session, state, cancellationToken) =>
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
    internal async ValueTask<WriteResult?> ClaimAsync(DbSession session, Guid partner, IdempotentRequest? request, byte[] response, CancellationToken cancellationToken) =>
        request is null || await PrepareClaim(session, partner, request, response).ExecuteAsync(cancellationToken) == 1
            ? null
            : await FindClaimedAsync(session, partner, request, cancellationToken);

    /// <summary>Prepares the statement that claims the request ID. It affects one row, or none when the ID was claimed before.</summary>
    internal PreparedStatement PrepareClaim(DbSession session, Guid partner, IdempotentRequest request, byte[] response)
    {
        var now = clock.GetUtcNow();
        return session.Prepare(IdempotencySql.Claim)
            .Bind(partner).Bind(request.Operation).Bind(request.RequestId).Bind(request.Fingerprint)
            .BindJson(response).Bind(now.ToUnixTimeMilliseconds()).Bind((now - Retention).ToUnixTimeMilliseconds());
    }

    /// <summary>Finds the stored response to a request whose ID was claimed before. The attempt to claim it has locked the row.</summary>
    internal static async ValueTask<WriteResult> FindClaimedAsync(DbSession session, Guid partner, IdempotentRequest request, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(IdempotencySql.Find)
            .Bind(partner).Bind(request.Operation).Bind(request.RequestId).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return Read(row, request);
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

    private static WriteResult Read(System.Data.Common.DbDataReader row, IdempotentRequest request) =>
        row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request.Fingerprint)
            ? new(WriteStatus.Replayed, row.GetFieldValue<byte[]>(1))
            : new(WriteStatus.RequestIdReused);
}
