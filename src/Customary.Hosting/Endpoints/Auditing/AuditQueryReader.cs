namespace Customary.Hosting.Endpoints.Auditing;

/// <summary>Reads the query of a request for a page of audit records.</summary>
internal static class AuditQueryReader
{
    private const string StartDate = "startDate";
    private const string EndDate = "endDate";
    private const int DefaultDays = 30;

    /// <summary>The query parameters that the links of a page repeat.</summary>
    public static string[] LinkParameters { get; } = [StartDate, EndDate, "size", FilterParameter.Name];

    /// <summary>Reads the query parameters of a request, or the query in its continuation token.</summary>
    /// <param name="request">The request.</param>
    /// <param name="now">The current time in UTC.</param>
    /// <param name="retentionDays">The retention of audit records in days.</param>
    /// <param name="partner">The partner that the token must be issued to.</param>
    /// <param name="key">The key that signs tokens.</param>
    public static Outcome<(AuditQuery Query, PagePosition<AuditCursor> Position)> Read(HttpRequest request, DateTime now, int retentionDays, Guid partner, ServerKey key)
    {
        var page = PageRequest.Read(request);
        if (page.Fault is not null) return page.Fault;
        var read = Read(request.Query, now, retentionDays, page.Value.GetSize(null));
        if (read.Fault is not null) return read.Fault;
        var requested = read.Value;
        if (page.Value.Token is not { } text) return (requested, PagePosition<AuditCursor>.Find(page.Value.Seek, null, null));
        if (PageToken.Read(text, AuditTokenJsonContext.Default.AuditToken, KeyPurpose.AuditCursor, partner, Guid.Empty, key) is not { } token) return Fault.InvalidContinuationToken();
        if (FindMismatch(request.Query, requested, token.Query) is { } name) return Fault.ContinuationTokenMismatch(name);
        return (token.Query with { Size = page.Value.GetSize(token.Query.Size) }, PagePosition<AuditCursor>.Find(page.Value.Seek, token.First, token.Last));
    }

    /// <summary>Creates the continuation token of a page.</summary>
    public static string WriteToken(AuditQuery query, AuditCursor first, AuditCursor last, Guid partner, ServerKey key) =>
        PageToken.Write(new(query, first, last), AuditTokenJsonContext.Default.AuditToken, KeyPurpose.AuditCursor, partner, Guid.Empty, key);

    private static Outcome<AuditQuery> Read(IQueryCollection query, DateTime now, int retentionDays, int size)
    {
        var start = SingleValue(query, StartDate) is { } from ? AuditDates.ReadStart(from, StartDate) : now.AddDays(-Math.Min(DefaultDays, retentionDays));
        if (start.Fault is not null) return start.Fault;
        if (start.Value < now.AddDays(-retentionDays).Date) return Fault.InvalidParameter(StartDate, $"must not be more than {retentionDays} days ago: older records are not kept");
        var end = SingleValue(query, EndDate) is { } until ? AuditDates.ReadEnd(until, EndDate) : DateTime.MaxValue;
        if (end.Fault is not null) return end.Fault;
        if (end.Value < start.Value) return Fault.InvalidParameter(EndDate, "must not be before startDate");
        var filter = FilterParameter.Read(query, AuditFilter.None, text => text == NoValue ? AuditFilter.None : AuditFilter.Read(text));
        return filter.Fault is { } fault ? fault : new AuditQuery(start.Value, end.Value, filter.Value, size);
    }

    // The parameter that the request has and that differs from the token.
    private static string? FindMismatch(IQueryCollection query, AuditQuery requested, AuditQuery token) =>
        SingleValue(query, FilterParameter.Name) is not null && requested.Filter != token.Filter ? FilterParameter.Name
        : SingleValue(query, StartDate) is not null && requested.Start != token.Start ? StartDate
        : SingleValue(query, EndDate) is not null && requested.End != token.End ? EndDate
        : null;

    // The text that a client sends for a null.
    private const string NoValue = "null";

    private static string? SingleValue(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text] && text != NoValue ? text : null;
}
