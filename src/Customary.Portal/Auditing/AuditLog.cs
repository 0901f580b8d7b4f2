namespace Customary.Portal.Auditing;

/// <summary>Reads the audit log in the order in which people read it: newest first. The operation of the API has the oldest first.</summary>
internal static class AuditLog
{
    /// <summary>Reads the newest records.</summary>
    public static async Task<Outcome<List<AuditRecord>>> ReadNewestAsync(
        AuditService audit, AuditOptions options, TimeProvider clock, Caller caller, int count, CancellationToken cancellationToken)
    {
        var query = new AuditQuery(GetStart(clock.GetUtcNow(), options), DateTime.MaxValue, AuditFilter.None, count);
        var page = await audit.FindAsync(caller, query, PagePosition<AuditCursor>.Find(SeekOperation.Last, null, null), cancellationToken);
        return page.Fault is { } fault ? fault : page.Value.Items.Reverse().ToList();
    }

    /// <summary>The first day whose records are kept.</summary>
    public static DateTime GetStart(DateTimeOffset now, AuditOptions options) => now.UtcDateTime.AddDays(-options.RetentionDays).Date;
}
