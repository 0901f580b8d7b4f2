using Customary.Server.Faults;
using Customary.Server.Paging;
using Microsoft.Extensions.Primitives;

namespace Customary.Server.Audit;

/// <summary>Which stretch of a log is asked for. Source: "Get a record of Partner Center activity by user", and decision 14.</summary>
/// <param name="Start">Its first instant, UTC.</param>
/// <param name="End">Its last instant, UTC.</param>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Size">How many records a page holds.</param>
/// <param name="After">The instant in ticks of the record before the page; null for the first page.</param>
internal sealed record AuditQuery(DateTime Start, DateTime End, AuditFilter Filter, int Size, long? After)
{
    private const int StandardDays = 30;

    /// <summary>Reads the query of a request.</summary>
    /// <param name="query">The query.</param>
    /// <param name="now">The time, UTC.</param>
    /// <param name="days">How many days records are kept.</param>
    public static Outcome<AuditQuery> Read(IQueryCollection query, DateTime now, int days)
    {
        var start = Said(query["startDate"]) is { } from ? AuditDates.ReadStart(from, "startDate") : now.AddDays(-Math.Min(StandardDays, days));
        if (start.Fault is not null) return start.Fault;
        if (start.Value < now.AddDays(-days).Date) return Fault.NotAllowed("startDate", $"must not be more than {days} days ago: older records are not kept");
        var end = Said(query["endDate"]) is { } until ? AuditDates.ReadEnd(until, "endDate") : DateTime.MaxValue;
        if (end.Fault is not null) return end.Fault;
        if (end.Value < start.Value) return Fault.NotAllowed("endDate", "must not be before startDate");
        var size = PageSize.Read(query["size"]);
        if (size.Fault is not null) return size.Fault;
        var filter = Said(query["filter"]) is { } text ? AuditFilter.Read(text) : AuditFilter.None;
        return filter.Fault is { } fault ? fault : new AuditQuery(start.Value, end.Value, filter.Value, size.Value, After: null);
    }

    private static string? Said(StringValues value) => value is [{ Length: > 0 } text] && text != "null" ? text : null;
}
