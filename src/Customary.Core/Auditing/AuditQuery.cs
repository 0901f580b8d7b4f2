namespace Customary.Core.Auditing;

/// <summary>The query of a list of audit records. Sources: "Get a record of Partner Center activity by user" and docs/contract.md#audit-records.</summary>
/// <param name="Start">The first instant of the period, UTC.</param>
/// <param name="End">The last instant of the period, UTC.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Size">The maximum number of records of a page.</param>
internal sealed record AuditQuery(DateTime Start, DateTime End, AuditFilter Filter, int Size);
