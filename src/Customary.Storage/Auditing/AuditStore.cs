using System.Text.Json;

namespace Customary.Storage.Auditing;

/// <summary>
/// Stores the audit logs of all partners. Every query filters by partner. A record is written in the transaction of
/// its change. Expired records count as absent, whether or not they are removed yet. Source: docs/contract.md#audit-records.
/// </summary>
internal sealed class AuditStore(Database database, TimeProvider clock, AuditOptions options)
{
    // The customer ID of records about the partner itself.
    private static readonly Guid NoCustomer = Guid.Empty;

    // The maximum number of records that one query examines whose filter has no index.
    private const int MaxExamined = 5_000;
    private readonly TimeSpan _retention = TimeSpan.FromDays(options.RetentionDays);

    /// <summary>The time in UTC ticks of the oldest record that has not expired, if there is one.</summary>
    public long ExpiresBefore => (clock.GetUtcNow() - _retention).UtcTicks;

    /// <summary>Finds a record by its time in UTC ticks; null when it does not exist or has expired.</summary>
    public ValueTask<byte[]?> FindAsync(Guid partner, long happenedAt, CancellationToken cancellationToken) =>
        happenedAt < ExpiresBefore ? ValueTask.FromResult<byte[]?>(null) : database.ReadAsync((partner, happenedAt), static async (session, key, cancellationToken) =>
        {
            await using var row = await session.Prepare(AuditSql.Find).Bind(key.partner).Bind(key.happenedAt).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? ReadBody(row, 0) : null;
        }, cancellationToken);

    /// <summary>
    /// Lists records of a partner's log. With a filter by name or operation, one call examines a bounded number of records.
    /// </summary>
    public ValueTask<AuditSlice> ListAsync(Guid partner, AuditRange range, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, range: range with { After = Math.Max(range.After, ExpiresBefore - 1) }), static (session, query, cancellationToken) => ListAsync(session, query.partner, query.range, cancellationToken), cancellationToken);

    /// <summary>
    /// Adds records in the transaction of their change. It must be the last step of the transaction, because the partners'
    /// clock rows stay locked until the commit.
    /// </summary>
    internal async Task AddAsync(DbSession session, IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var batch = session.CreateBatch();
        var dated = await DateAsync(session, batch, entries, cancellationToken);
        if (dated.Count == 0) return;
        await batch.ExecuteAsync(cancellationToken);
        await AddAsync(session, batch, dated, cancellationToken);
        await batch.ExecuteAsync(cancellationToken);
    }

    /// <summary>
    /// Adds the statements that lock the partners' clocks and set the times of records, in the order of the partner IDs, which
    /// avoids deadlocks. The times are known after the execution of the batch.
    /// </summary>
    internal async ValueTask<List<(AuditEntry Entry, BatchResult Instant)>> DateAsync(DbSession session, StatementBatch batch, IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var dated = new List<(AuditEntry, BatchResult)>();
        foreach (var entry in entries.OrderBy(entry => entry.Partner))
            dated.Add((entry, await batch.AddQueryAsync(session.Prepare(AuditSql.NextInstant).Bind(entry.Partner).Bind(now), cancellationToken)));
        return dated;
    }

    /// <summary>Adds the statements that store dated records.</summary>
    internal static async ValueTask AddAsync(DbSession session, StatementBatch batch, List<(AuditEntry Entry, BatchResult Instant)> dated, CancellationToken cancellationToken)
    {
        foreach (var (entry, instant) in dated)
        {
            await batch.AddAsync(
                session.Prepare(AuditSql.Add)
                    .Bind(entry.Partner).Bind(instant.Number).Bind(entry.Customer ?? NoCustomer).Bind(entry.Record.ResourceType)
                    .Bind(FoldedText.Key(entry.Record.CustomerName ?? "")).Bind(Render(entry, instant.Number)), cancellationToken);
        }
    }

    /// <summary>
    /// Redacts records of a deleted customer, oldest first.
    /// </summary>
    /// <param name="session">The session with the transaction.</param>
    /// <param name="key">The partner and the customer.</param>
    /// <param name="after">The exclusive start, in UTC ticks.</param>
    /// <param name="limit">The maximum number of records.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The time of the last redacted record (or <paramref name="after"/>) and the number of redacted records.</returns>
    internal static async Task<(long HappenedAt, int Count)> RedactAsync(
        DbSession session, ErasureKey key, long after, int limit, CancellationToken cancellationToken)
    {
        var rows = new List<AuditRow>();
        await using (var row = await session.Prepare(AuditSql.ListToRedact)
            .Bind(key.Partner).Bind(key.Customer).Bind(after).Bind(limit).QueryAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken)) rows.Add(new(row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        }

        foreach (var row in rows)
        {
            await session.Prepare(AuditSql.Redact)
                .Bind(key.Partner).Bind(row.HappenedAt).Bind(FoldedText.Key("")).Bind(AuditRedaction.Redact(row.Body)).ExecuteAsync(cancellationToken);
        }

        return (rows.Count == 0 ? after : rows[^1].HappenedAt, rows.Count);
    }

    private static async ValueTask<AuditSlice> ListAsync(DbSession session, Guid partner, AuditRange range, CancellationToken cancellationToken)
    {
        // Read one more row to find out whether the range continues.
        var limit = range is { NamePart: null, OperationType: null } ? range.Limit : MaxExamined;
        var operation = range.OperationType is { } type ? FormatOperation(type) : null;
        var rows = new List<AuditRow>();
        (long examined, long last) = (0, 0);
        await using var row = await Query(session, partner, range, limit + 1L).QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            if (examined++ == limit) return new(rows, After(range, last));
            if (!row.IsDBNull(1) && ReadBody(row, 1) is var body && (operation is null || body.AsSpan().IndexOf(operation) >= 0))
            {
                if (rows.Count == range.Limit) return new(rows, After(range, last));
                rows.Add(new(row.GetInt64(0), body));
            }

            last = row.GetInt64(0);
        }

        return new(rows, Rest: null);
    }

    // The property as records have it. In a text inside of a record, its quotes are escaped.
    private static byte[] FormatOperation(string type) => JsonSerializer.SerializeToUtf8Bytes(new AuditRecord { OperationType = type }, ContractsJsonContext.Api.AuditRecord)[1..^1];

    // The part of a range after the last record that was read.
    private static AuditRange After(AuditRange range, long last) => range.IsDescending ? range with { Until = last - 1 } : range with { After = last };

    // The next column is IsErased.
    private static byte[] ReadBody(System.Data.Common.DbDataReader row, int column)
    {
        var body = row.GetFieldValue<byte[]>(column);
        return row.GetBoolean(column + 1) ? AuditRedaction.Redact(body) : body;
    }

    private static PreparedStatement Query(DbSession session, Guid partner, AuditRange range, long limit)
    {
        PreparedStatement Prepare(string ascending, string descending) => session.Prepare(range.IsDescending ? descending : ascending).Bind(partner).Bind(range.After).Bind(range.Until);
        return range switch
        {
            { Customer: { } customer } => Prepare(AuditSql.ListOfCustomerAscending, AuditSql.ListOfCustomerDescending).Bind(customer).Bind(limit),
            { ResourceType: { } type } => Prepare(AuditSql.ListOfResourceTypeAscending, AuditSql.ListOfResourceTypeDescending).Bind(type).Bind(limit),
            { NamePart: { } namePart } => Prepare(AuditSql.ListOfNameAscending, AuditSql.ListOfNameDescending).Bind(namePart).Bind(limit),
            _ => Prepare(AuditSql.ListAscending, AuditSql.ListDescending).Bind(limit),
        };
    }

    // The ID ends with the time, which FindAsync uses as key. Source: docs/contract.md#audit-records.
    private static byte[] Render(AuditEntry entry, long instant)
    {
        var operation = entry.Record.OperationType!.Replace("_", "", StringComparison.Ordinal);
        string?[] parts = [entry.Partner.ToString(), entry.Customer?.ToString(), entry.Resource, operation, instant.ToString(CultureInfo.InvariantCulture)];
        var record = entry.Record with
        {
            Id = string.Join('_', parts.Where(part => part is not null)),
            PartnerId = entry.Partner.ToString(),
            OperationDate = new DateTime(instant, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture),
        };
        return JsonSerializer.SerializeToUtf8Bytes(record, ContractsJsonContext.Api.AuditRecord);
    }
}
