using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Endpoints.Auditing;

/// <summary>Reads the query of a request for a page of audit records.</summary>
internal static class AuditQueryReader
{
    private const int DefaultDays = 30;

    /// <summary>Reads the query parameters of a request.</summary>
    /// <param name="query">The query parameters.</param>
    /// <param name="now">The current time in UTC.</param>
    /// <param name="retentionDays">The retention of audit records in days.</param>
    public static Outcome<AuditQuery> Read(IQueryCollection query, DateTime now, int retentionDays)
    {
        var start = SingleValue(query["startDate"]) is { } from ? AuditDates.ReadStart(from, "startDate") : now.AddDays(-Math.Min(DefaultDays, retentionDays));
        if (start.Fault is not null) return start.Fault;
        if (start.Value < now.AddDays(-retentionDays).Date) return Fault.InvalidParameter("startDate", $"must not be more than {retentionDays} days ago: older records are not kept");
        var end = SingleValue(query["endDate"]) is { } until ? AuditDates.ReadEnd(until, "endDate") : DateTime.MaxValue;
        if (end.Fault is not null) return end.Fault;
        if (end.Value < start.Value) return Fault.InvalidParameter("endDate", "must not be before startDate");
        var size = PageSize.Read(query["size"]);
        if (size.Fault is not null) return size.Fault;
        var filter = SingleValue(query["filter"]) is { } json ? AuditFilter.Read(json) : AuditFilter.None;
        return filter.Fault is { } fault ? fault : new AuditQuery(start.Value, end.Value, filter.Value, PageSize.OrDefault(size.Value), After: null);
    }

    /// <summary>Returns the query of the continuation token if there is one, otherwise the requested query.</summary>
    /// <param name="requested">The query from the query parameters.</param>
    /// <param name="tokenHeader">The header with the continuation token.</param>
    /// <param name="query">The query parameters. Those that are present must match the token, except for the size.</param>
    /// <param name="partner">The partner that the token must be issued to.</param>
    /// <param name="key">The key that signs tokens.</param>
    public static Outcome<AuditQuery> ApplyToken(AuditQuery requested, StringValues tokenHeader, IQueryCollection query, Guid partner, ServerKey key)
    {
        if (tokenHeader.Count == 0 || tokenHeader is [""]) return requested;
        if (tokenHeader is not [{ } token] || AuditCursor.Read(token, partner, key) is not { } stored) return Fault.InvalidContinuationToken();
        var isSame = (!query.ContainsKey("filter") || stored.Filter == requested.Filter)
            && (!query.ContainsKey("startDate") || stored.Start == requested.Start)
            && (!query.ContainsKey("endDate") || stored.End == requested.End);
        if (!isSame) return Fault.InvalidContinuationToken();
        return query.ContainsKey("size") ? stored with { Size = requested.Size } : stored;
    }

    private static string? SingleValue(StringValues value) => value is [{ Length: > 0 } text] && text != "null" ? text : null;
}
