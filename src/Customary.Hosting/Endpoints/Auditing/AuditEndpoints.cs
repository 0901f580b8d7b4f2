using Customary.Hosting.Authentication;

namespace Customary.Hosting.Endpoints.Auditing;

/// <summary>
/// The audit record operations, at both documented paths.
/// Source: "Get a record of Partner Center activity by user".
/// </summary>
internal static class AuditEndpoints
{
    private static readonly string[] LinkParameters = ["startDate", "endDate", "size", "filter"];

    public static void MapAuditRecords(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/auditrecords", List).WithName("ListAuditRecords").Describe(AuditDescriptions.List);
        routes.MapGet("/v1/auditrecords/{record}", Get).WithName("GetAuditRecord").Describe(AuditDescriptions.Get);
        routes.MapGet("/auditactivity/v1/auditrecords", List).WithName("ListAuditActivity").Describe(AuditDescriptions.List);
        routes.MapGet("/auditactivity/v1/auditrecords/{record}", Get).WithName("GetAuditActivity").Describe(AuditDescriptions.Get);
    }

    private static async Task<IResult> List(HttpRequest request, RequestCaller caller, AuditService service, AuditOptions options, TimeProvider clock, ServerKey key, CancellationToken cancellationToken)
    {
        var requested = AuditQueryReader.Read(request.Query, clock.GetUtcNow().UtcDateTime, options.RetentionDays);
        if (requested.Fault is { } invalid) return invalid.ToHttpResult();
        var query = AuditQueryReader.ApplyToken(requested.Value, request.Headers[ApiHeaders.ContinuationToken], request.Query, caller.Value.Partner, key);
        if (query.Fault is { } fault) return fault.ToHttpResult();
        var page = await service.FindAsync(caller.Value, query.Value, cancellationToken);
        return page.ToHttpResult(records =>
        {
            var token = records.Last is { } last ? AuditCursor.Write(query.Value with { After = last }, caller.Value.Partner, key) : null;
            var links = new ResourceLinks { Self = Link(request.Headers[ApiHeaders.ContinuationToken]), Next = token is null ? null : Link(token) };
            return ApiResults.Json(ResourceCollections.Create(records.Items, links, token), ContractsJsonContext.Api.AuditCollection);
        });

        ResourceLink Link(string? token) => PageLinks.Create("/auditrecords", request.Query, LinkParameters, token);
    }

    private static async Task<IResult> Get(string record, RequestCaller caller, AuditService service, CancellationToken cancellationToken) =>
        (await service.FindAsync(caller.Value, record, cancellationToken)).ToHttpResult(ApiResults.RawJson);
}
