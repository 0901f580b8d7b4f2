using Customary.Portal.Auditing;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Overview;

/// <summary>The first page of a partner. Source: docs/portal.md#overview.</summary>
internal static class OverviewEndpoints
{
    private const int LatestRecords = 8;

    public static void MapOverview(this IEndpointRouteBuilder portal) => portal.MapGet("", ShowAsync).WithName("ShowPortal");

    private static async Task<IResult> ShowAsync(
        PortalSession session, SummaryService summaries, CountryCatalog countries, TenantRateLimiter limiter, RateLimitOptions limit, RejectionLog rejections,
        AuditService audit, AuditOptions auditOptions, TimeProvider clock, CancellationToken cancellationToken)
    {
        var partner = session.Caller.Partner;
        var summary = await summaries.GetAsync(partner, cancellationToken);
        var latest = await AuditLog.ReadNewestAsync(audit, auditOptions, clock, session.Caller, LatestRecords, cancellationToken);
        if (latest.Fault is { } fault) return ErrorModel.Show(fault);
        return Page.Show<OverviewPage, OverviewModel>(new(
            summary,
            summary is null ? null : GrowthSeries.Create(summary.Counts, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
            summary is null ? [] : CountryShare.Create(summary.Counts, countries),
            await LimitUsage.ReadAsync(partner, limiter, limit, rejections, cancellationToken),
            latest.Value));
    }
}
