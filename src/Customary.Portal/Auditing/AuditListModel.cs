namespace Customary.Portal.Auditing;

/// <summary>A page of the audit log.</summary>
/// <param name="Search">What was searched.</param>
/// <param name="Records">The records, newest first.</param>
/// <param name="Newer">The path of the page with newer records; null if there is none.</param>
/// <param name="Older">The path of the page with older records; null if there is none.</param>
/// <param name="Errors">The errors by field. With errors, there are no records.</param>
internal sealed record AuditListModel(AuditSearch Search, IReadOnlyList<AuditRecord> Records, string? Newer, string? Older, IReadOnlyDictionary<string, string> Errors);

/// <summary>A record of the audit log.</summary>
/// <param name="Record">The record.</param>
internal sealed record AuditRecordModel(AuditRecord Record);
