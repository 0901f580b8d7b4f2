using System.Globalization;
using System.Text.Json;
using Customary.Storage.Auditing;
using Customary.Storage.Sql;

namespace Customary.Core.Auditing;

/// <summary>Reads a partner's log. Nobody writes it here: the store does, with each change.</summary>
internal sealed class AuditService(AuditStore store)
{
    /// <summary>A page of the log, oldest first. A token that leads nowhere any more is a fault.</summary>
    public async Task<Outcome<AuditPage>> FindAsync(Caller caller, AuditQuery query, CancellationToken cancellationToken)
    {
        var first = query.Start.Ticks - 1;
        var name = query.Filter.NamePart is { } part ? FoldedText.Key(part) : null;
        var range = new AuditRange(query.After ?? first, query.End.Ticks, query.Filter.Customer, query.Filter.ResourceType, name, query.Size);
        var (rows, next) = await store.ListAsync(caller.Partner, range, cancellationToken);

        // Only a name filter can continue without knowing whether another record matches.
        if (rows.Count == 0 && query.After is not null && name is null) return Fault.InvalidContinuationToken();
        return new AuditPage([.. rows.Select(row => JsonSerializer.Deserialize(row.Body, ContractsJsonContext.Api.AuditRecord)!)], next);
    }

    /// <summary>The record of that id, UTF-8 JSON as it goes over the wire; another partner's is as if it were not there.</summary>
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
