namespace Customary.Storage.Sqlite;

/// <summary>The identity of a store and its number of commits.</summary>
/// <param name="Store">The store ID. A backup gets a new ID.</param>
/// <param name="Commits">The number of committed transactions.</param>
internal readonly record struct ContinuityState(Guid Store, long Commits);
