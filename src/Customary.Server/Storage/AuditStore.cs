using System.Globalization;
using System.Text.Json;
using Customary.Resources;

namespace Customary.Server.Storage;

/// <summary>
/// The logs of all partners: what was changed, written by the transaction that changed it. Nothing of a partner is
/// read without its id. Records that are too old go as new ones come (decision 14).
/// </summary>
public sealed class AuditStore(Database database, TimeProvider clock, AuditOptions options)
{
    // What is told of the partner itself has a place in the key too.
    private static readonly Guid OfNoCustomer = Guid.Empty;

    // A request that writes prunes no more than this; it writes fewer, so what is too old still goes.
    private const int MaxPruned = 100;

    // How many records one query examines where only some of them match.
    private const int MaxExamined = 5_000;
    private readonly TimeSpan _keptFor = TimeSpan.FromDays(options.RetentionDays);

    /// <summary>The record of that instant in a partner's log; null when there is none.</summary>
    public ValueTask<byte[]?> FindAsync(Guid partner, long happenedAt, CancellationToken stop) =>
        database.ReadAsync((partner, happenedAt), static async (session, key, stop) =>
        {
            await using var row = await session.Statement(AuditSql.Find).With(key.partner).With(key.happenedAt).QueryAsync(stop);
            return await row.ReadAsync(stop) ? ReadBody(row, 0) : null;
        }, stop);

    /// <summary>
    /// A range of a partner's log, oldest first. With a name filter one call examines a bounded number of records.
    /// </summary>
    public ValueTask<AuditSlice> ListAsync(Guid partner, AuditRange range, CancellationToken stop) =>
        database.ReadAsync((partner, range), static (session, asked, stop) => ListAsync(session, asked.partner, asked.range, stop), stop);

    /// <summary>
    /// Adds records in the transaction of the change that they tell of, as its last act: each partner's clock is
    /// held until the commit, so the clocks are taken in one order.
    /// </summary>
    internal async Task AppendAsync(Session session, IEnumerable<AuditEntry> entries, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        foreach (var entry in entries.OrderBy(entry => entry.Partner))
        {
            await session.Statement(AuditSql.Prune).With(entry.Partner).With((now - _keptFor).UtcTicks).With(MaxPruned).ExecuteAsync(stop);
            var instant = await NextInstantAsync(session, entry.Partner, now, stop);
            await session.Statement(AuditSql.Add)
                .With(entry.Partner).With(instant).With(entry.Customer ?? OfNoCustomer).With(entry.Record.ResourceType)
                .With(FoldedText.Key(entry.Record.CustomerName ?? "")).With(Render(entry, instant)).ExecuteAsync(stop);
        }
    }

    /// <summary>
    /// Redacts the records of a deleted customer after an instant, oldest first; the instant of the last one, and how many there were.
    /// </summary>
    internal static async Task<(long HappenedAt, int Count)> RedactAsync(
        Session session, ErasureKey key, long after, int limit, CancellationToken cancellationToken)
    {
        var rows = new List<AuditRow>();
        await using (var row = await session.Statement(AuditSql.ListToRedact)
            .With(key.Partner).With(key.Customer).With(after).With(limit).QueryAsync(cancellationToken))
        {
            while (await row.ReadAsync(cancellationToken)) rows.Add(new(row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        }

        foreach (var row in rows)
        {
            await session.Statement(AuditSql.Redact)
                .With(key.Partner).With(row.HappenedAt).With(FoldedText.Key("")).With(AuditRedaction.Redact(row.Body)).ExecuteAsync(cancellationToken);
        }

        return (rows.Count == 0 ? after : rows[^1].HappenedAt, rows.Count);
    }

    private static async ValueTask<long> NextInstantAsync(Session session, Guid partner, DateTimeOffset now, CancellationToken stop)
    {
        await using var row = await session.Statement(AuditSql.NextInstant).With(partner).With(now.UtcTicks).QueryAsync(stop);
        await row.ReadAsync(stop);
        return row.GetInt64(0);
    }

    private static async ValueTask<AuditSlice> ListAsync(Session session, Guid partner, AuditRange range, CancellationToken cancellationToken)
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

    private static Statement Query(Session session, Guid partner, AuditRange range, long limit)
    {
        Statement Start(string text) => session.Statement(text).With(partner).With(range.After).With(range.Until);
        return range switch
        {
            { Customer: { } customer } => Start(AuditSql.ListOfCustomer).With(customer).With(limit),
            { ResourceType: { } type } => Start(AuditSql.ListOfResourceType).With(type).With(limit),
            { NamePart: { } part } => Start(AuditSql.ListOfName).With(part).With(limit),
            _ => Start(AuditSql.List).With(limit),
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
        return JsonSerializer.SerializeToUtf8Bytes(record, WireJson.Wire.AuditRecord);
    }
}
