using Customary.Core.Paging;

namespace Customary.Core.Auditing;

/// <summary>Reads a partner's audit log. The stores write it, in the transaction of each change.</summary>
internal sealed class AuditService(AuditStore store)
{
    /// <summary>Lists a page of the log, oldest records first. A cursor without records on the requested side is a fault.</summary>
    public async Task<Outcome<Page<AuditRecord, AuditCursor>>> FindAsync(
        Caller caller, AuditQuery query, PagePosition<AuditCursor> position, CancellationToken cancellationToken)
    {
        var name = query.Filter.NamePart is { } part ? FoldedText.Key(part) : null;
        var all = new AuditRange(query.Start.Ticks - 1, query.End.Ticks, query.Filter.Customer, query.Filter.ResourceType, name, query.Filter.OperationType, IsDescending: false, Limit: 0);
        var page = await KeysetPager.ReadAsync<AuditRow, AuditCursor>(
            position, query.Size, row => new(row.HappenedAt), (from, limit) => ListAsync(caller.Partner, Narrow(all, from) with { Limit = limit }, cancellationToken));
        return page.Fault is { } fault ? fault : page.Value.Select(row => JsonSerializer.Deserialize(row.Body, ContractsJsonContext.Api.AuditRecord)!);
    }

    private static AuditRange Narrow(AuditRange range, PagePosition<AuditCursor> position) => position switch
    {
        ({ } cursor, IsBackwards: false) => range with { After = cursor.HappenedAt },
        ({ } cursor, IsBackwards: true) => range with { Until = cursor.HappenedAt - 1, IsDescending = true },
        (null, var isBackwards) => range with { IsDescending = isBackwards },
    };

    // Each query examines a bounded number of records. Queries follow until the limit or the end of the range is reached.
    private async ValueTask<List<AuditRow>> ListAsync(Guid partner, AuditRange range, CancellationToken cancellationToken)
    {
        var rows = new List<AuditRow>();
        for (var next = range; next is not null && rows.Count < range.Limit;)
        {
            var slice = await store.ListAsync(partner, next with { Limit = range.Limit - rows.Count }, cancellationToken);
            rows.AddRange(slice.Rows);
            next = slice.Rest;
        }

        return rows;
    }

    /// <summary>Finds a record of the caller's log by id. The result is the response as UTF-8 JSON.</summary>
    public async Task<Outcome<byte[]>> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var last = id.LastIndexOf('_');
        if (last < 0 || !long.TryParse(id.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var instant)) return Fault.AuditRecordNotFound();
        var body = await store.FindAsync(caller.Partner, instant, cancellationToken);
        return body is not null && JsonSerializer.Deserialize(body, ContractsJsonContext.Api.AuditRecord)!.Id!.Equals(id, StringComparison.OrdinalIgnoreCase)
            ? body
            : Fault.AuditRecordNotFound();
    }
}
