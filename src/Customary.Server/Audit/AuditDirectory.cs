using System.Globalization;
using System.Text.Json;
using Customary.Resources;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Storage;

namespace Customary.Server.Audit;

/// <summary>Reads a partner's log. Nobody writes it here: the store does, with each change.</summary>
internal sealed class AuditDirectory(AuditStore store)
{
    /// <summary>A page of the log, oldest first. A token that leads nowhere any more is a fault.</summary>
    public async Task<Outcome<AuditPage>> FindAsync(Caller caller, AuditQuery query, CancellationToken stop)
    {
        var first = query.Start.Ticks - 1;
        var name = query.Filter.NamePart is { } part ? FoldedText.Key(part) : null;
        var range = new AuditRange(query.After ?? first, query.End.Ticks, query.Filter.Customer, query.Filter.ResourceType, name, query.Size);
        var (rows, next) = await store.ListAsync(caller.Partner, range, stop);

        // Only a name filter can continue without knowing whether another record matches.
        if (rows.Count == 0 && query.After is not null && name is null) return Fault.TokenExhausted();
        return new AuditPage([.. rows.Select(row => JsonSerializer.Deserialize(row.Body, WireJson.Wire.AuditRecord)!)], next);
    }

    /// <summary>The record of that id, UTF-8 JSON as it goes over the wire; another partner's is as if it were not there.</summary>
    public async Task<Outcome<byte[]>> FindAsync(Caller caller, string id, CancellationToken stop)
    {
        var last = id.LastIndexOf('_');
        if (last < 0 || !long.TryParse(id.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var instant)) return Fault.AuditRecordNotFound();
        var body = await store.FindAsync(caller.Partner, instant, stop);
        return body is not null && JsonSerializer.Deserialize(body, WireJson.Wire.AuditRecord)!.Id!.Equals(id, StringComparison.OrdinalIgnoreCase)
            ? body
            : Fault.AuditRecordNotFound();
    }
}
