using Customary.Contracts;
using Customary.Core.Auditing;
using Customary.Core.Identity;
using Customary.Core.Security;
using Customary.Hosting.Authentication;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;
using Customary.Storage.Auditing;

namespace Customary.Hosting.Endpoints.Auditing;

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

    private static async Task<IResult> List(HttpRequest request, RequestCaller caller, AuditService log, AuditOptions options, TimeProvider clock, ServerKey key, CancellationToken cancellationToken)
    {
        var asked = AuditQueryReader.Read(request.Query, clock.GetUtcNow().UtcDateTime, options.RetentionDays);
        if (asked.Fault is { } wrong) return wrong.ToHttpResult();
        var query = AuditQueryReader.ApplyToken(asked.Value, request.Headers[ApiHeaders.ContinuationToken], request.Query, caller.Value.Partner, key);
        if (query.Fault is { } fault) return fault.ToHttpResult();
        var page = await log.FindAsync(caller.Value, query.Value, cancellationToken);
        return page.ToHttpResult(found => ApiResults.Json(Render(found, query.Value, request, caller.Value, key), ContractsJsonContext.Api.AuditCollection));
    }

    private static async Task<IResult> Get(string record, RequestCaller caller, AuditService log, CancellationToken cancellationToken) =>
        (await log.FindAsync(caller.Value, record, cancellationToken)).ToHttpResult(ApiResults.RawJson);

    private static ResourceCollection<AuditRecord> Render(AuditPage page, AuditQuery query, HttpRequest request, Caller caller, ServerKey key)
    {
        var token = page.Last is { } last ? AuditCursor.Write(query with { After = last }, caller.Partner, key) : null;
        return new()
        {
            TotalCount = page.Items.Count,
            Items = page.Items,
            ContinuationToken = token,
            Links = new()
            {
                Self = Link(request.Query, request.Headers[ApiHeaders.ContinuationToken]),
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

        IReadOnlyList<ResourceLinkHeader> headers = string.IsNullOrEmpty(token) ? [] : [new() { Key = ApiHeaders.ContinuationToken, Value = token }];
        return CustomerLinks.Get($"/auditrecords{query}", headers);
    }
}
