using Customary.Portal.Sessions;

namespace Customary.Portal.Auditing;

/// <summary>Reads pages of the audit log of a partner, newest records first.</summary>
internal static class AuditPageReader
{
    private const int PageSize = 25;

    /// <summary>Reads a page. A token that is not valid, or a page that no longer exists, leads to the newest records.</summary>
    /// <param name="audit">The operations of the audit log.</param>
    /// <param name="session">The session; the log is that of its partner.</param>
    /// <param name="query">The query of the request, with <c>page</c> and <c>seek</c>.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="key">The key that signs page tokens.</param>
    /// <param name="path">The path of the page, with its other query parameters if <paramref name="separator"/> is <c>&amp;</c>.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <param name="separator">What follows the path before the parameters of a page.</param>
    /// <param name="start">The first instant; the beginning of the log by default.</param>
    /// <param name="end">The last instant; the end of the log by default.</param>
    public static async Task<Outcome<AuditLogPage>> ReadAsync(
        AuditService audit, PortalSession session, IQueryCollection query, AuditFilter filter, ServerKey key, string path, CancellationToken cancellationToken, string separator = "?",
        DateTime? start = null, DateTime? end = null)
    {
        var partner = session.Caller.Partner;
        var token = query["page"] is [{ Length: > 0 } text] ? PageToken.Read(text, AuditTokenJsonContext.Default.AuditToken, KeyPurpose.AuditCursor, partner, Guid.Empty, key) : null;
        if (token is not null && token.Query.Filter != filter) token = null;
        var request = token?.Query ?? new AuditQuery(start ?? DateTime.UnixEpoch, end ?? DateTime.MaxValue, filter, PageSize);

        // The operation lists the oldest records first, so the newest page is its last one.
        var position = PagePosition<AuditCursor>.Find(token is null ? SeekOperation.Last : query["seek"] == "newer" ? SeekOperation.Next : SeekOperation.Previous, token?.First, token?.Last);
        var page = await audit.FindAsync(session.Caller, request, position, cancellationToken);
        if (page.Fault is not null && token is not null) page = await audit.FindAsync(session.Caller, request, new(null, IsBackwards: true), cancellationToken);
        if (page.Fault is { } fault) return fault;
        var next = page.Value is { First: { } first, Last: { } last }
            ? PageToken.Write(new(request, first, last), AuditTokenJsonContext.Default.AuditToken, KeyPurpose.AuditCursor, partner, Guid.Empty, key)
            : null;
        return new AuditLogPage(
            [.. page.Value.Items.Reverse()],
            page.Value.HasNext ? $"{path}{separator}page={next}&seek=newer" : null,
            page.Value.HasPrevious ? $"{path}{separator}page={next}&seek=older" : null);
    }
}

/// <summary>A page of an audit log.</summary>
/// <param name="Records">The records, newest first.</param>
/// <param name="Newer">The path of the page with newer records; null if there are none.</param>
/// <param name="Older">The path of the page with older records; null if there are none.</param>
internal sealed record AuditLogPage(IReadOnlyList<AuditRecord> Records, string? Newer, string? Older);
