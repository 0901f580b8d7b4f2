namespace Customary.Core.Summaries;

/// <summary>The summary of a partner's customers.</summary>
/// <param name="Counts">The counts.</param>
/// <param name="CountedAt">When they were counted, on the clock of the API.</param>
/// <param name="IsCurrent">Whether no customer was changed since then.</param>
internal sealed record PartnerSummary(CustomerCounts Counts, DateTimeOffset CountedAt, bool IsCurrent);
