namespace Customary.Storage.Auditing;

/// <summary>A record of a partner's log.</summary>
/// <param name="HappenedAt">Its instant in ticks, its place in the log.</param>
/// <param name="Body">The <see cref="Customary.Contracts.AuditRecord"/> as it goes over the wire, UTF-8 JSON.</param>
internal sealed record AuditRow(long HappenedAt, byte[] Body);
