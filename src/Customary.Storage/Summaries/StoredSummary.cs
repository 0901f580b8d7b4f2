namespace Customary.Storage.Summaries;

/// <summary>The stored summary of a partner's customers.</summary>
/// <param name="Content">The counts as UTF-8 JSON; empty before the first count.</param>
/// <param name="CountedAt">When the customers were counted, on the clock of the API; null before the first count.</param>
/// <param name="RequestedAt">When a person last looked at it, within a day; real time.</param>
/// <param name="IsCurrent">Whether no customer was changed since then.</param>
/// <param name="AuditPosition">The position in the audit log that was counted; negative if all customers must be counted.</param>
internal sealed record StoredSummary(byte[] Content, DateTimeOffset? CountedAt, DateTimeOffset RequestedAt, bool IsCurrent, long AuditPosition);

/// <summary>A state of a partner's customers.</summary>
/// <param name="AuditPosition">The time of the newest record in the audit log, in UTC ticks; 0 if there is none.</param>
/// <param name="NewestCustomer">The customer with the greatest ID; null if there is none.</param>
internal readonly record struct CustomersPosition(long AuditPosition, Guid? NewestCustomer);

/// <summary>What is counted of a customer.</summary>
/// <param name="Id">The ID.</param>
/// <param name="Country">The country of the company: an ISO 3166-1 alpha-2 code; null if the document has none.</param>
internal readonly record struct CountedCustomer(Guid Id, string? Country);
