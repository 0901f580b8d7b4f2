using Customary.Storage.Auditing;

namespace Customary.Storage.Customers;

/// <summary>What to write after a customer was read for a change, and what to answer.</summary>
/// <typeparam name="TAnswer">What the operation answers.</typeparam>
/// <param name="Answer">What to answer.</param>
/// <param name="Replacement">What replaces the partner's part; null leaves it as it is.</param>
/// <param name="Audit">The audit records of the change; null when there is none.</param>
internal readonly record struct CustomerChange<TAnswer>(TAnswer Answer, CustomerRow? Replacement = null, IReadOnlyList<AuditEntry>? Audit = null);
