using Customary.Storage.Auditing;

namespace Customary.Storage.Customers;

/// <summary>The decision of the delegate of <see cref="CustomerStore.ReplaceAsync"/>.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <param name="Result">The result of the operation.</param>
/// <param name="Replacement">The new view of the partner; null to change nothing.</param>
/// <param name="Audit">The audit records of the change; null when there are none.</param>
internal readonly record struct CustomerChange<TResult>(TResult Result, CustomerRow? Replacement = null, IReadOnlyList<AuditEntry>? Audit = null);
