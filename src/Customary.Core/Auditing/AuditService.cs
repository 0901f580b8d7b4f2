using System.Globalization;
using System.Text.Json;
using Customary.Storage.Auditing;
using Customary.Storage.Sql;

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
        var (rows, next) = await store.ListAsync(caller.Partner, range, cancellationToken);

        // Only the page before a page with a name filter does not know whether another record matches.
        if (rows.Count == 0 && query.After is not null && name is null) return Fault.InvalidContinuationToken();
        return new AuditPage([.. rows.Select(row => JsonSerializer.Deserialize(row.Body, ContractsJsonContext.Api.AuditRecord)!)], next);
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
