namespace Customary.Core.Auditing;

/// <summary>Reads a partner's audit log. The stores write it, in the transaction of each change.</summary>
internal sealed class AuditService(AuditStore store)
{
    /// <summary>Lists a page of the log, oldest records first. A token without records after it is a fault.</summary>
    public async Task<Outcome<AuditPage>> FindAsync(Caller caller, AuditQuery query, CancellationToken cancellationToken)
    {
        var first = query.Start.Ticks - 1;
        var name = query.Filter.NamePart is { } part ? FoldedText.Key(part) : null;
        var range = new AuditRange(query.After ?? first, query.End.Ticks, query.Filter.Customer, query.Filter.ResourceType, name, query.Size);
        var (rows, next) = await ListAsync(caller.Partner, range, cancellationToken);
        if (rows.Count == 0 && query.After is not null) return Fault.InvalidContinuationToken();
        return new AuditPage([.. rows.Select(row => JsonSerializer.Deserialize(row.Body, ContractsJsonContext.Api.AuditRecord)!)], next);
    }

    // Each query examines a bounded number of records. Queries follow until the page is full and another record matches, so
    // that a token never leads to an empty page.
    private async Task<AuditSlice> ListAsync(Guid partner, AuditRange range, CancellationToken cancellationToken)
    {
        var rows = new List<AuditRow>();
        for (long? after = range.After; after is { } start && rows.Count <= range.Limit;)
        {
            var slice = await store.ListAsync(partner, range with { After = start, Limit = range.Limit + 1 - rows.Count }, cancellationToken);
            rows.AddRange(slice.Rows);
            after = slice.Next;
        }

        if (rows.Count <= range.Limit) return new(rows, Next: null);
        rows.RemoveAt(rows.Count - 1);
        return new(rows, rows[^1].HappenedAt);
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
