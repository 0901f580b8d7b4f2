using Customary.Core.Auditing;
using Customary.Core.Errors;
using Customary.Core.Security;
using Customary.Hosting.Paging;
using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Endpoints.Auditing;

/// <summary>Reads which part of a partner's audit log a request asks for.</summary>
internal static class AuditQueryReader
{
    private const int DefaultDays = 30;

    /// <summary>Reads the query of a request.</summary>
    /// <param name="query">The query.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="days">How many days records are kept.</param>
    public static Outcome<AuditQuery> Read(IQueryCollection query, DateTime now, int days)
    {
        var start = Said(query["startDate"]) is { } from ? AuditDates.ReadStart(from, "startDate") : now.AddDays(-Math.Min(DefaultDays, days));
        if (start.Fault is not null) return start.Fault;
        if (start.Value < now.AddDays(-days).Date) return Fault.InvalidParameter("startDate", $"must not be more than {days} days ago: older records are not kept");
        var end = Said(query["endDate"]) is { } until ? AuditDates.ReadEnd(until, "endDate") : DateTime.MaxValue;
        if (end.Fault is not null) return end.Fault;
        if (end.Value < start.Value) return Fault.InvalidParameter("endDate", "must not be before startDate");
        var size = PageSize.Read(query["size"]);
        if (size.Fault is not null) return size.Fault;
        var filter = Said(query["filter"]) is { } text ? AuditFilter.Read(text) : AuditFilter.None;
        return filter.Fault is { } fault ? fault : new AuditQuery(start.Value, end.Value, filter.Value, size.Value, After: null);
    }

    /// <summary>The query that holds: that of the token, if one is sent, else the one that was asked.</summary>
    public static Outcome<AuditQuery> ApplyToken(AuditQuery asked, StringValues header, IQueryCollection sent, Guid partner, ServerKey key)
    {
        if (header.Count == 0 || header is [""]) return asked;
        var held = header is [{ } text] ? AuditCursor.Read(text, partner, key) : null;
        if (held is null) return Fault.InvalidContinuationToken();
        var isSame = (!sent.ContainsKey("filter") || held.Filter == asked.Filter)
            && (!sent.ContainsKey("startDate") || held.Start == asked.Start)
            && (!sent.ContainsKey("endDate") || held.End == asked.End);
        if (!isSame) return Fault.InvalidContinuationToken();
        return held with { Size = sent.ContainsKey("size") ? asked.Size : held.Size };
    }

    private static string? Said(StringValues value) => value is [{ Length: > 0 } text] && text != "null" ? text : null;
}
