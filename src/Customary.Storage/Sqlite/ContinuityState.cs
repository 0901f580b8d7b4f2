namespace Customary.Storage.Sqlite;

/// <summary>How far a store has come.</summary>
/// <param name="Store">Which store it is; a backup gets an id of its own.</param>
/// <param name="Commits">How many transactions were committed.</param>
internal readonly record struct ContinuityState(Guid Store, long Commits);
