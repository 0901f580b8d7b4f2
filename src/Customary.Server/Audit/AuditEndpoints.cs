using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;
using Customary.Server.Paging;
using Customary.Server.Secrets;
using Customary.Server.Storage;

namespace Customary.Server.Audit;

/// <summary>
/// Audit records over HTTP, under both addresses that are documented.
/// Source: "Get a record of Partner Center activity by user".
/// </summary>
internal static class AuditEndpoints
{
    private static readonly string[] Parameters = ["startDate", "endDate", "size", "filter"];
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = ObjectTypes.Collection };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/auditrecords", List).WithName("ListAuditRecords").Describe(AuditDescriptions.List);
        routes.MapGet("/v1/auditrecords/{record}", Get).WithName("GetAuditRecord").Describe(AuditDescriptions.Get);
        routes.MapGet("/auditactivity/v1/auditrecords", List).WithName("ListAuditActivity").Describe(AuditDescriptions.List);
        routes.MapGet("/auditactivity/v1/auditrecords/{record}", Get).WithName("GetAuditActivity").Describe(AuditDescriptions.Get);
    }

    private static async Task<IResult> List(HttpRequest request, RequestCaller caller, AuditDirectory log, AuditOptions options, TimeProvider clock, ServerKey key, CancellationToken stop)
    {
        var asked = AuditQueryReader.Read(request.Query, clock.GetUtcNow().UtcDateTime, options.RetentionDays);
        if (asked.Fault is { } wrong) return wrong.ToAnswer();
        var query = AuditQueryReader.ApplyToken(asked.Value, request.Headers[SignedCursor.Header], request.Query, caller.Value.Partner, key);
        if (query.Fault is { } fault) return fault.ToAnswer();
        var page = await log.FindAsync(caller.Value, query.Value, stop);
        return page.ToAnswer(found => Answers.Value(Render(found, query.Value, request, caller.Value, key), WireJson.Wire.AuditCollection));
    }

    private static async Task<IResult> Get(string record, RequestCaller caller, AuditDirectory log, CancellationToken stop) =>
        (await log.FindAsync(caller.Value, record, stop)).ToAnswer(Answers.Document);

    private static ResourceCollection<AuditRecord> Render(AuditPage page, AuditQuery query, HttpRequest request, Caller caller, ServerKey key)
    {
        var token = page.Last is { } last ? AuditToken.Write(query with { After = last }, caller.Partner, key) : null;
        return new()
        {
            TotalCount = page.Items.Count,
            Items = page.Items,
            ContinuationToken = token,
            Links = new()
            {
                Self = Link(request.Query, request.Headers[SignedCursor.Header]),
                Next = token is null ? null : Link(request.Query, token),
            },
            Attributes = CollectionAttributes,
        };
    }

    private static ResourceLink Link(IQueryCollection sent, string? token)
    {
        var query = QueryString.Empty;
        foreach (var name in Parameters)
        {
            if (sent[name] is [{ Length: > 0 } value]) query = query.Add(name, value);
        }

        IReadOnlyList<ResourceLinkHeader> headers = string.IsNullOrEmpty(token) ? [] : [new() { Key = SignedCursor.Header, Value = token }];
        return CustomerLinks.Get($"/auditrecords{query}", headers);
    }
}
