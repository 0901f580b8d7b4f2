using Customary.Contracts;

namespace Customary.Storage.Auditing;

/// <summary>
/// A record to be added to a partner's log in the transaction of the change that it tells of. Its id and its
/// instant are given there, where the order of changes is known.
/// </summary>
/// <param name="Partner">In whose log it goes.</param>
/// <param name="Customer">The customer that was changed; null where it is the partner itself.</param>
/// <param name="Resource">The resource under the customer that was changed; null where it is the customer itself, or where its name must not outlive it.</param>
/// <param name="Record">What was done, without id and date.</param>
internal sealed record AuditEntry(Guid Partner, Guid? Customer, string? Resource, AuditRecord Record);
