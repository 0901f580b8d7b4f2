using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Auditing;

/// <summary>The audit log. Source: docs/portal.md#audit-log.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder portal)
    {
        portal.MapGet("/audit", ListAsync).WithName("ShowPortalAudit");
        portal.MapGet("/audit/record", ShowAsync).WithName("ShowPortalAuditRecord");
        portal.MapGet("/audit.csv", ExportAsync).WithName("ExportPortalAudit");
    }

    private static async Task<IResult> ListAsync(HttpContext context, PortalSession session, AuditService audit, AuditOptions options, TimeProvider clock, ServerKey key, CancellationToken cancellationToken)
    {
        var search = AuditSearch.Read(context.Request.Query);
        var errors = new Dictionary<string, string>();
        var query = search.CreateQuery(AuditLog.GetStart(clock.GetUtcNow(), options), errors);
        if (errors.Count > 0) return Show(new(search, [], null, null, errors), StatusCodes.Status400BadRequest);
        var page = await AuditPageReader.ReadAsync(
            audit, session, context.Request.Query, query.Filter, key, search.Path, cancellationToken, search.IsFiltered ? "&" : "?", query.Start, query.End);
        return page.Fault is { } fault ? ErrorModel.Show(fault) : Show(new(search, page.Value.Records, page.Value.Newer, page.Value.Older, errors));
    }

    private static async Task<IResult> ShowAsync(string? id, PortalSession session, AuditService audit, CancellationToken cancellationToken)
    {
        var found = await audit.FindAsync(session.Caller, id ?? "", cancellationToken);
        return found.Fault is { } fault
            ? ErrorModel.Show(fault)
            : Page.Show<AuditRecordPage, AuditRecordModel>(new(JsonSerializer.Deserialize(found.Value, ContractsJsonContext.Api.AuditRecord)!));
    }

    private static IResult ExportAsync(HttpContext context, PortalSession session, AuditService audit, AuditOptions options, TimeProvider clock)
    {
        var errors = new Dictionary<string, string>();
        var query = AuditSearch.Read(context.Request.Query).CreateQuery(AuditLog.GetStart(clock.GetUtcNow(), options), errors);
        return errors.Count > 0 ? Page.Redirect($"{AuditPaths.List}{context.Request.QueryString}") : AuditExport.Create(audit, session.Caller, query, clock.GetUtcNow());
    }

    private static IResult Show(AuditListModel model, int status = StatusCodes.Status200OK) => Page.Show<AuditListPage, AuditListModel>(model, status);
}
