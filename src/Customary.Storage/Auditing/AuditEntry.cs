namespace Customary.Storage.Auditing;

/// <summary>
/// A record to add to a partner's audit log in the transaction of the change. The store sets its ID and time.
/// </summary>
/// <param name="Partner">The partner that owns the log.</param>
/// <param name="Customer">The changed customer; null when the partner itself was changed.</param>
/// <param name="Resource">The changed resource of the customer; null when the customer itself was changed, or when the name must not be kept after a deletion.</param>
/// <param name="Record">The record without ID and date.</param>
internal sealed record AuditEntry(Guid Partner, Guid? Customer, string? Resource, AuditRecord Record);
