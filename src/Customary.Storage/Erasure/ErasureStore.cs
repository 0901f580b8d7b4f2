using System.Threading.Channels;
using Customary.Storage.Auditing;
using Customary.Storage.Idempotency;

namespace Customary.Storage.Erasure;

/// <summary>
/// Erases the personal data of deleted customers: it redacts audit records and stored responses, and removes users, role
/// members and agreements. A deletion only records the pending erasure, because a customer can have tens of thousands of
/// rows. Until the erasure is complete, only the audit log reads these rows, and it redacts them.
/// </summary>
internal sealed class ErasureStore(Database database)
{
    /// <summary>The maximum number of rows that one batch changes. Each batch is one transaction.</summary>
    public const int BatchSize = 100;

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Records a pending erasure in the transaction of the deletion.</summary>
    internal static Task<int> AddAsync(DbSession session, Guid partner, Guid customer, CancellationToken cancellationToken) =>
        session.Prepare(ErasureSql.Add)
            .Bind(partner).Bind(customer).Bind(ErasurePosition.Start.Audit).Bind(ErasurePosition.Start.Request).ExecuteAsync(cancellationToken);

    /// <summary>Signals a pending erasure to <see cref="WaitAsync"/>.</summary>
    internal void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Waits for a signal.</summary>
    internal ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _wake.Reader.ReadAsync(cancellationToken);

    /// <summary>Finds the first pending erasure after a key; null when there is none.</summary>
    internal ValueTask<ErasureKey?> FindNextAsync(ErasureKey after, CancellationToken cancellationToken) =>
        database.ReadAsync(after, static async (session, after, cancellationToken) =>
        {
            var query = session.Prepare(ErasureSql.Next).Bind(after.Partner).Bind(after.Customer);
            await using var row = await query.QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? new ErasureKey(query.GetGuid(row, 0), query.GetGuid(row, 1)) : (ErasureKey?)null;
        }, cancellationToken);

    /// <summary>
    /// Erases one batch in one transaction, while the erasure is locked. True when the batch was full and the erasure
    /// must continue; false when the erasure is complete or another node has locked it.
    /// </summary>
    internal Task<bool> EraseBatchAsync(ErasureKey key, CancellationToken cancellationToken) =>
        database.WriteAsync(async (session, cancellationToken) =>
        {
            if (await LockAsync(session, key, cancellationToken) is not { } position) return false;
            var left = BatchSize;
            (position, var redacted) = await RedactAuditAsync(session, key, position, left, cancellationToken);
            left -= redacted;
            while (left > 0 && position.Operation < IdempotentRequest.GetOperations(key.Customer).Count)
            {
                (position, redacted) = await RedactResponsesAsync(session, key, position, left, cancellationToken);
                left -= redacted;
            }

            foreach (var sql in (string[])[ErasureSql.RemoveRoleMembers, ErasureSql.RemoveUsers, ErasureSql.RemoveAgreements])
                if (left > 0) left -= await session.Prepare(sql).Bind(key.Partner).Bind(key.Customer).Bind(left).ExecuteAsync(cancellationToken);

            // The batch is not full, so no rows are left.
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

    private static async Task<(ErasurePosition Position, int Count)> RedactResponsesAsync(
        DbSession session, ErasureKey key, ErasurePosition position, int limit, CancellationToken cancellationToken)
    {
        var operation = IdempotentRequest.GetOperations(key.Customer)[(int)position.Operation];
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
