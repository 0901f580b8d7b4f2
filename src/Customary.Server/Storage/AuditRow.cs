namespace Customary.Server.Storage;

/// <summary>A record of a partner's log.</summary>
/// <param name="HappenedAt">Its instant in ticks, its place in the log.</param>
/// <param name="Body">The <see cref="Resources.AuditRecord"/> as it goes over the wire, UTF-8 JSON.</param>
public sealed record AuditRow(long HappenedAt, byte[] Body);
