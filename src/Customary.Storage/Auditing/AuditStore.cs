using System.Globalization;
using System.Text.Json;
using Customary.Contracts;
using Customary.Storage.Sql;

namespace Customary.Storage.Auditing;

/// <summary>
/// The logs of all partners: what was changed, written by the transaction that changed it. Nothing of a partner is
/// read without its id. Records that are too old go as new ones come (decision 14).
/// </summary>
internal sealed class AuditStore(Database database, TimeProvider clock, AuditOptions options)
{
    // What is told of the partner itself has a place in the key too.
    private static readonly Guid NoCustomer = Guid.Empty;

    // A request that writes prunes no more than this; it writes fewer, so what is too old still goes.
    private const int MaxPruned = 100;

    // How many records one query examines where only some of them match.
    private const int MaxExamined = 5_000;
    private readonly TimeSpan _retention = TimeSpan.FromDays(options.RetentionDays);

    /// <summary>The record of that instant in a partner's log; null when there is none.</summary>
    public ValueTask<byte[]?> FindAsync(Guid partner, long happenedAt, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, happenedAt), static async (session, key, cancellationToken) =>
        {
            await using var row = await session.Prepare(AuditSql.Find).Bind(key.partner).Bind(key.happenedAt).QueryAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken) ? ReadBody(row, 0) : null;
        }, cancellationToken);

    /// <summary>
    /// A range of a partner's log, oldest first. With a name filter one call examines a bounded number of records.
    /// </summary>
    public ValueTask<AuditSlice> ListAsync(Guid partner, AuditRange range, CancellationToken cancellationToken) =>
        database.ReadAsync((partner, range), static (session, asked, cancellationToken) => ListAsync(session, asked.partner, asked.range, cancellationToken), cancellationToken);

    /// <summary>
    /// Adds records in the transaction of the change that they tell of, as its last act: each partner's clock is
    /// held until the commit, so the clocks are taken in one order.
    /// </summary>
    internal async Task AppendAsync(DbSession session, IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var entry in entries.OrderBy(entry => entry.Partner))
        {
            await session.Prepare(AuditSql.RemoveExpired).Bind(entry.Partner).Bind((now - _retention).UtcTicks).Bind(MaxPruned).ExecuteAsync(cancellationToken);
            var instant = await NextInstantAsync(session, entry.Partner, now, cancellationToken);
            await session.Prepare(AuditSql.Add)
                .Bind(entry.Partner).Bind(instant).Bind(entry.Customer ?? NoCustomer).Bind(entry.Record.ResourceType)
                .Bind(FoldedText.Key(entry.Record.CustomerName ?? "")).Bind(Render(entry, instant)).ExecuteAsync(cancellationToken);
        }
    }

    /// <summary>
    /// Redacts the records of a deleted customer after an instant, oldest first; the instant of the last one, and how many there were.
    /// </summary>
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

    private static async ValueTask<long> NextInstantAsync(DbSession session, Guid partner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var row = await session.Prepare(AuditSql.NextInstant).Bind(partner).Bind(now.UtcTicks).QueryAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return row.GetInt64(0);
    }

    private static async ValueTask<AuditSlice> ListAsync(DbSession session, Guid partner, AuditRange range, CancellationToken cancellationToken)
    {
        // One more than asked for tells whether the range continues.
        var limit = range.NamePart is null ? range.Limit : MaxExamined;
        var rows = new List<AuditRow>();
        (long examined, long last) = (0, 0);
        await using var row = await Query(session, partner, range, limit + 1L).QueryAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            if (examined++ == limit) return new(rows, last);
            if (!row.IsDBNull(1))
            {
                if (rows.Count == range.Limit) return new(rows, last);
                rows.Add(new(row.GetInt64(0), ReadBody(row, 1)));
            }

            last = row.GetInt64(0);
        }

        return new(rows, Next: null);
    }

    // The column behind the body tells whether the customer is being erased.
    private static byte[] ReadBody(System.Data.Common.DbDataReader row, int column)
    {
        var body = row.GetFieldValue<byte[]>(column);
        return row.GetBoolean(column + 1) ? AuditRedaction.Redact(body) : body;
    }

    private static PreparedStatement Query(DbSession session, Guid partner, AuditRange range, long limit)
    {
        PreparedStatement Start(string text) => session.Prepare(text).Bind(partner).Bind(range.After).Bind(range.Until);
        return range switch
        {
            { Customer: { } customer } => Start(AuditSql.ListOfCustomer).Bind(customer).Bind(limit),
            { ResourceType: { } type } => Start(AuditSql.ListOfResourceType).Bind(type).Bind(limit),
            { NamePart: { } part } => Start(AuditSql.ListOfName).Bind(part).Bind(limit),
            _ => Start(AuditSql.List).Bind(limit),
        };
    }

    // The id ends with the instant, by which the record is found again. Source: the contract, section 15.2.
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
