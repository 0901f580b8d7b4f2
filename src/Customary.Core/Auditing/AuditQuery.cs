namespace Customary.Core.Auditing;

/// <summary>Which stretch of a log is asked for. Source: "Get a record of Partner Center activity by user", and decision 14.</summary>
/// <param name="Start">Its first instant, UTC.</param>
/// <param name="End">Its last instant, UTC.</param>
/// <param name="Filter">What it is narrowed to.</param>
/// <param name="Size">How many records a page holds.</param>
/// <param name="After">The instant in ticks of the record before the page; null for the first page.</param>
internal sealed record AuditQuery(DateTime Start, DateTime End, AuditFilter Filter, int Size, long? After);
