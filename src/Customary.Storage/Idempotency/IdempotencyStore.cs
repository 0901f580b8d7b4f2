using Customary.Storage.Sql;

namespace Customary.Storage.Idempotency;

/// <summary>
/// What was answered to requests that must not be carried out twice (decision 7), kept in the transaction that carried
/// them out.
/// </summary>
internal sealed class IdempotencyStore(Database database, TimeProvider clock)
{
    /// <summary>How long an answer is given again (decision 7).</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);


    // A request prunes no more than this; it adds one, so what is too old still goes.
    private const int MaxPruned = 100;

    private readonly IdempotencyCleanup _pruning = new(database, Retention);

    /// <summary>
    /// Writes as <see cref="Database.WriteAsync"/> does. Once in a while what was answered to other partners is pruned before,
    /// in transactions of their own: that of a request is about its own partner only.
    /// </summary>
    internal async Task<TAnswer> WriteAsync<TAnswer>(
        IdempotentRequest? request, Func<DbSession, CancellationToken, ValueTask<TAnswer>> write, CancellationToken cancellationToken)
    {
        if (request is not null) await _pruning.RemoveExpiredOfOthersAsync(clock.GetUtcNow(), cancellationToken);
        return await database.WriteAsync(write, cancellationToken);
    }

    /// <summary>
    /// What was answered to the same request before; null where it was never carried out, or too long ago. It claims nothing:
    /// it is for a request that would otherwise do expensive work first, only to find out by its claim that it is a duplicate.
    /// </summary>
    internal async ValueTask<WriteResult?> FindAsync(Guid partner, IdempotentRequest? request, CancellationToken cancellationToken) =>
        request is null ? null : await database.ReadAsync((partner, request, since: (clock.GetUtcNow() - Retention).ToUnixTimeMilliseconds()), static async (session, asked, cancellationToken) =>
        {
            await using var row = await session.Prepare(IdempotencySql.FindRecent)
                .Bind(asked.partner).Bind(asked.request.Operation).Bind(asked.request.RequestId).Bind(asked.since).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? Read(row, asked.request) : null;
        }, cancellationToken);

    /// <summary>
    /// Claims the request's id for its answer: null where it is claimed, or where there is no request to be told from
    /// others; else what was answered before. It comes before what the request changes: a concurrent twin waits here for
    /// the first to finish, on every database.
    /// </summary>
    internal async ValueTask<WriteResult?> ClaimAsync(DbSession session, Guid partner, IdempotentRequest? request, byte[] answer, CancellationToken cancellationToken)
    {
        if (request is null) return null;
        var now = clock.GetUtcNow();
        var expired = (now - Retention).ToUnixTimeMilliseconds();
        await session.Prepare(IdempotencySql.RemoveSomeExpired).Bind(partner).Bind(expired).Bind(MaxPruned).ExecuteAsync(cancellationToken);
        while (true)
        {
            if (await AddAsync(session, partner, request, answer, now, cancellationToken) == 1) return null;

            // Pruning is bounded, so the key can still be there after its time.
            var removed = await session.Prepare(IdempotencySql.RemoveExpired)
                .Bind(partner).Bind(request.Operation).Bind(request.RequestId).Bind(expired).ExecuteAsync(cancellationToken);
            if (removed == 1) continue;

            // What is found no more was pruned between the two.
            if (await FindAsync(session, partner, request, cancellationToken) is { } answered) return answered;
        }
    }

    /// <summary>Gives the claim back: the request was refused, and may be sent again.</summary>
    internal static async ValueTask ReleaseAsync(DbSession session, Guid partner, IdempotentRequest? request, CancellationToken cancellationToken)
    {
        if (request is null) return;
        await session.Prepare(IdempotencySql.Release).Bind(partner).Bind(request.Operation).Bind(request.RequestId).ExecuteAsync(cancellationToken);
    }

    /// <summary>Redacts what was answered to a request for what is under a deleted customer.</summary>
    internal static Task<int> RedactAsync(DbSession session, Guid partner, string operation, Guid requestId, CancellationToken cancellationToken) =>
        session.Prepare(IdempotencySql.Redact).Bind(partner).Bind(operation).Bind(requestId).BindJson("{}"u8.ToArray()).ExecuteAsync(cancellationToken);

    /// <summary>Blanks what was answered to the request that created a customer (decision 14).</summary>
    internal static async Task RedactAsync(DbSession session, CreatingRequest request, Func<byte[], byte[]> blank, CancellationToken cancellationToken)
    {
        byte[] body;
        await using (var row = await session.Prepare(IdempotencySql.Find)
            .Bind(request.Partner).Bind(IdempotentRequest.CreateCustomer).Bind(request.RequestId).QueryAsync(cancellationToken))
        {
            if (!await row.ReadAsync(cancellationToken)) return;
            body = row.GetFieldValue<byte[]>(1);
        }

        await session.Prepare(IdempotencySql.Redact)
            .Bind(request.Partner).Bind(IdempotentRequest.CreateCustomer).Bind(request.RequestId).BindJson(blank(body)).ExecuteAsync(cancellationToken);
    }

    private static Task<int> AddAsync(DbSession session, Guid partner, IdempotentRequest request, byte[] answer, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Prepare(IdempotencySql.Claim)
            .Bind(partner).Bind(request.Operation).Bind(request.RequestId).Bind(request.Fingerprint)
            .BindJson(answer).Bind(now.ToUnixTimeMilliseconds()).ExecuteAsync(cancellationToken);

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
