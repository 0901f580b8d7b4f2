using Customary.Storage.Auditing;

namespace Customary.Storage.Users;

/// <summary>What to write after a user was read for a change, and what to answer.</summary>
/// <typeparam name="TAnswer">What the operation answers.</typeparam>
/// <param name="Answer">What to answer.</param>
/// <param name="Replacement">What replaces the user, or is added where there is none; null leaves it as it is.</param>
/// <param name="Audit">The audit records of the change; null when there is none.</param>
internal readonly record struct UserChange<TAnswer>(TAnswer Answer, UserRow? Replacement = null, IReadOnlyList<AuditEntry>? Audit = null);
