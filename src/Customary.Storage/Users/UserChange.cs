using Customary.Storage.Auditing;

namespace Customary.Storage.Users;

/// <summary>The decision of the delegates of <see cref="UserStore"/>.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
/// <param name="Result">The result of the operation.</param>
/// <param name="Replacement">The new or changed user; null to change nothing.</param>
/// <param name="Audit">The audit records of the change; null when there are none.</param>
internal readonly record struct UserChange<TResult>(TResult Result, UserRow? Replacement = null, IReadOnlyList<AuditEntry>? Audit = null);
