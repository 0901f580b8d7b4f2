using Customary.Hosting.Authentication;

namespace Customary.Hosting.Endpoints.Auditing;

/// <summary>
/// The audit record operations, at both documented paths.
/// Source: "Get a record of Partner Center activity by user".
/// </summary>
internal static class AuditEndpoints
{
    public static void MapAuditRecords(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/auditrecords", List).WithName("ListAuditRecords").Describe(AuditDescriptions.List);
        routes.MapGet("/v1/auditrecords/{record}", Get).WithName("GetAuditRecord").Describe(AuditDescriptions.Get);
        routes.MapGet("/auditactivity/v1/auditrecords", List).WithName("ListAuditActivity").Describe(AuditDescriptions.List);
        routes.MapGet("/auditactivity/v1/auditrecords/{record}", Get).WithName("GetAuditActivity").Describe(AuditDescriptions.Get);
    }

    private static async Task<IResult> List(HttpRequest request, RequestCaller caller, AuditService service, AuditOptions options, TimeProvider clock, ServerKey key, CancellationToken cancellationToken)
    {
        var read = AuditQueryReader.Read(request, clock.GetUtcNow().UtcDateTime, options.RetentionDays, caller.Value.Partner, key);
        if (read.Fault is { } fault) return fault.ToHttpResult();
        var (query, position) = read.Value;
        var page = await service.FindAsync(caller.Value, query, position, cancellationToken);
        return page.ToHttpResult(records => ApiResults.Json(
            ResourceCollections.Create(
                records, "/auditrecords", request, AuditQueryReader.LinkParameters, (first, last) => AuditQueryReader.WriteToken(query, first, last, caller.Value.Partner, key)),
            ContractsJsonContext.Api.AuditCollection));
    }

    private static async Task<IResult> Get(string record, RequestCaller caller, AuditService service, CancellationToken cancellationToken) =>
        (await service.FindAsync(caller.Value, record, cancellationToken)).ToHttpResult(ApiResults.RawJson);
}
