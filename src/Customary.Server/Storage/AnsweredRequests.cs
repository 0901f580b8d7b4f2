namespace Customary.Server.Storage;

/// <summary>
/// What was answered to requests that must not be carried out twice (decision 7), kept in the transaction that carried
/// them out.
/// </summary>
public sealed class AnsweredRequests(Database database, TimeProvider clock)
{
    /// <summary>How long an answer is given again (decision 7).</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);


    // A request prunes no more than this; it adds one, so what is too old still goes.
    private const int MaxPruned = 100;

    private readonly IdempotencyPruning _pruning = new(database, KeptFor);

    /// <summary>
    /// Writes as <see cref="Database.WriteAsync"/> does. Once in a while what was answered to other partners is pruned before,
    /// in transactions of their own: that of a request is about its own partner only.
    /// </summary>
    internal async Task<TAnswer> WriteAsync<TAnswer>(
        IdempotentRequest? request, Func<Session, CancellationToken, ValueTask<TAnswer>> write, CancellationToken stop)
    {
        if (request is not null) await _pruning.PruneOthersAsync(clock.GetUtcNow(), stop);
        return await database.WriteAsync(write, stop);
    }

    /// <summary>
    /// What was answered to the same request before; null where it was never carried out, or too long ago. It claims nothing:
    /// it is for a request that would otherwise do expensive work first, only to find out by its claim that it is a duplicate.
    /// </summary>
    internal async ValueTask<AddAnswer?> FindAsync(Guid partner, IdempotentRequest? request, CancellationToken cancellationToken) =>
        request is null ? null : await database.ReadAsync((partner, request, since: (clock.GetUtcNow() - KeptFor).ToUnixTimeMilliseconds()), static async (session, asked, cancellationToken) =>
        {
            await using var row = await session.Statement(IdempotencySql.FindRecent)
                .With(asked.partner).With(asked.request.Operation).With(asked.request.RequestId).With(asked.since).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? Read(row, asked.request) : null;
        }, cancellationToken);

    /// <summary>
    /// Claims the request's id for its answer: null where it is claimed, or where there is no request to be told from
    /// others; else what was answered before. It comes before what the request changes: a concurrent twin waits here for
    /// the first to finish, on every database.
    /// </summary>
    internal async ValueTask<AddAnswer?> ClaimAsync(Session session, Guid partner, IdempotentRequest? request, byte[] answer, CancellationToken stop)
    {
        if (request is null) return null;
        var now = clock.GetUtcNow();
        var expired = (now - KeptFor).ToUnixTimeMilliseconds();
        await session.Statement(IdempotencySql.PruneSome).With(partner).With(expired).With(MaxPruned).ExecuteAsync(stop);
        while (true)
        {
            if (await AddAsync(session, partner, request, answer, now, stop) == 1) return null;

            // Pruning is bounded, so the key can still be there after its time.
            var removed = await session.Statement(IdempotencySql.RemoveExpired)
                .With(partner).With(request.Operation).With(request.RequestId).With(expired).ExecuteAsync(stop);
            if (removed == 1) continue;

            // What is found no more was pruned between the two.
            if (await FindAsync(session, partner, request, stop) is { } answered) return answered;
        }
    }

    /// <summary>Gives the claim back: the request was refused, and may be sent again.</summary>
    internal static async ValueTask UnclaimAsync(Session session, Guid partner, IdempotentRequest? request, CancellationToken stop)
    {
        if (request is null) return;
        await session.Statement(IdempotencySql.Unclaim).With(partner).With(request.Operation).With(request.RequestId).ExecuteAsync(stop);
    }

    /// <summary>Redacts what was answered to a request for what is under a deleted customer.</summary>
    internal static Task<int> RedactAsync(Session session, Guid partner, string operation, Guid requestId, CancellationToken cancellationToken) =>
        session.Statement(IdempotencySql.Blank).With(partner).With(operation).With(requestId).WithJson("{}"u8.ToArray()).ExecuteAsync(cancellationToken);

    /// <summary>Blanks what was answered to the request that created a customer (decision 14).</summary>
    internal static async Task BlankAsync(Session session, CreatingRequest request, Func<byte[], byte[]> blank, CancellationToken stop)
    {
        byte[] body;
        await using (var row = await session.Statement(IdempotencySql.Find)
            .With(request.Partner).With(IdempotentRequest.CreateCustomer).With(request.RequestId).QueryAsync(stop))
        {
            if (!await row.ReadAsync(stop)) return;
            body = row.GetFieldValue<byte[]>(1);
        }

        await session.Statement(IdempotencySql.Blank)
            .With(request.Partner).With(IdempotentRequest.CreateCustomer).With(request.RequestId).WithJson(blank(body)).ExecuteAsync(stop);
    }

    private static Task<int> AddAsync(Session session, Guid partner, IdempotentRequest request, byte[] answer, DateTimeOffset now, CancellationToken stop) =>
        session.Statement(IdempotencySql.Claim)
            .With(partner).With(request.Operation).With(request.RequestId).With(request.Fingerprint)
            .WithJson(answer).With(now.ToUnixTimeMilliseconds()).ExecuteAsync(stop);

    private static async ValueTask<AddAnswer?> FindAsync(Session session, Guid partner, IdempotentRequest request, CancellationToken stop)
    {
        await using var row = await session.Statement(IdempotencySql.Find)
            .With(partner).With(request.Operation).With(request.RequestId).QueryAsync(stop);
        return await row.ReadAsync(stop) ? Read(row, request) : null;
    }

    private static AddAnswer Read(System.Data.Common.DbDataReader row, IdempotentRequest request) =>
        row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request.Fingerprint)
            ? new(Adding.Repeated, row.GetFieldValue<byte[]>(1))
            : new(Adding.RequestIdReused);
}
