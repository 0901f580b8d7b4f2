using System.Threading.Channels;
using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;
using Customary.Storage.Sql;

namespace Customary.Storage.Erasure;

/// <summary>
/// Erases what the rows of partners still hold of deleted customers: audit records and answers are redacted, users, role
/// members and agreements removed. The deletion itself only records what is to be erased, because a customer can have
/// tens of thousands of rows; nothing reads them from then on except the audit log, which redacts them as it reads.
/// </summary>
internal sealed class ErasureStore(Database database)
{
    /// <summary>How many rows one batch, a transaction of its own, changes at most.</summary>
    public const int BatchSize = 100;

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Records in the transaction of a deletion that a partner's rows hold data of the customer.</summary>
    internal static Task<int> AddAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken) =>
        session.Prepare(ErasureSql.Add)
            .Bind(partner).Bind(customer).Bind(ErasurePosition.Start.Audit).Bind(ErasurePosition.Start.Request).ExecuteAsync(cancellationToken);

    /// <summary>Ends the wait for something to erase.</summary>
    internal void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Waits until there can be something to erase.</summary>
    internal ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _wake.Reader.ReadAsync(cancellationToken);

    /// <summary>The first erasure after a key; null when there is none.</summary>
    internal ValueTask<ErasureKey?> NextAsync(ErasureKey after, CancellationToken cancellationToken) =>
        database.ReadAsync(after, static async (session, after, cancellationToken) =>
        {
            var query = session.Prepare(ErasureSql.Next).Bind(after.Partner).Bind(after.Customer);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? new ErasureKey(query.GetGuid(row, 0), query.GetGuid(row, 1)) : (ErasureKey?)null;
        }, cancellationToken);

    /// <summary>Erases one batch; false when nothing is left, or when another node is erasing the same.</summary>
    internal Task<bool> EraseBatchAsync(ErasureKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            if (await LockAsync(session, key, cancellationToken) is not { } position) return false;
            var left = BatchSize;
            (position, var redacted) = await RedactAuditAsync(session, key, position, left, cancellationToken);
            left -= redacted;
            while (left > 0 && position.Operation < IdempotentRequest.Under(key.Customer).Count)
            {
                (position, redacted) = await RedactAnswersAsync(session, key, position, left, cancellationToken);
                left -= redacted;
            }

            foreach (var text in (string[])[ErasureSql.RemoveRoleMembers, ErasureSql.RemoveUsers, ErasureSql.RemoveAgreements])
                if (left > 0) left -= await session.Prepare(text).Bind(key.Partner).Bind(key.Customer).Bind(left).ExecuteAsync(cancellationToken);

            // Rows that were left would have filled the batch.
            if (left > 0) await session.Prepare(ErasureSql.Remove).Bind(key.Partner).Bind(key.Customer).ExecuteAsync(cancellationToken);
            else await AdvanceAsync(session, key, position, cancellationToken);
            return left == 0;
        }, cancellationToken);

    private static async ValueTask<ErasurePosition?> LockAsync(DbSession session, ErasureKey key, CancellationToken cancellationToken)
    {
        var query = session.Prepare(ErasureSql.Lock).Bind(key.Partner).Bind(key.Customer);
        await using var row = await query.QueryAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new ErasurePosition(row.GetInt64(0), row.GetInt64(1), query.GetGuid(row, 2)) : null;
    }

    private static Task<int> AdvanceAsync(DbSession session, ErasureKey key, ErasurePosition position, CancellationToken cancellationToken) =>
        session.Prepare(ErasureSql.Advance)
            .Bind(key.Partner).Bind(key.Customer).Bind(position.Audit).Bind(position.Operation).Bind(position.Request).ExecuteAsync(cancellationToken);

    private static async Task<(ErasurePosition Position, int Count)> RedactAuditAsync(
        DbSession session, ErasureKey key, ErasurePosition position, int limit, CancellationToken cancellationToken)
    {
        var last = await AuditStore.RedactAsync(session, key, position.Audit, limit, cancellationToken);
        return (position with { Audit = last.HappenedAt }, last.Count);
    }

    private static async Task<(ErasurePosition Position, int Count)> RedactAnswersAsync(
        DbSession session, ErasureKey key, ErasurePosition position, int limit, CancellationToken cancellationToken)
    {
        var operation = IdempotentRequest.Under(key.Customer)[(int)position.Operation];
        var requests = new List<Guid>();
        var query = session.Prepare(ErasureSql.ListRequests).Bind(key.Partner).Bind(operation).Bind(position.Request).Bind(limit);
        await using (var row = await query.QueryAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken)) requests.Add(query.GetGuid(row, 0));
        }

        foreach (var request in requests) await IdempotencyStore.RedactAsync(session, key.Partner, operation, request, cancellationToken);
        return requests.Count < limit
            ? (position with { Operation = position.Operation + 1, Request = Guid.Empty }, requests.Count)
            : (position with { Request = requests[^1] }, requests.Count);
    }
}
