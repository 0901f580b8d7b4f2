namespace Customary.Storage.Auditing;

/// <summary>A stored record of a partner's audit log.</summary>
/// <param name="HappenedAt">The time in UTC ticks. It is unique and ascending in the partner's log.</param>
/// <param name="Body">An <see cref="Customary.Contracts.AuditRecord"/> in the API's JSON, UTF-8.</param>
internal sealed record AuditRow(long HappenedAt, byte[] Body);
