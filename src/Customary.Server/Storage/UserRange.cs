namespace Customary.Server.Storage;

/// <summary>A stretch of a customer's users.</summary>
/// <param name="ByDisplayName">Whether it is sorted by the shown name; else by the principal name.</param>
/// <param name="IsDescending">Whether it runs from the end.</param>
/// <param name="Deleted">Whether it is of the deleted users; else of the active ones.</param>
/// <param name="From">The folded name and id of the user before it; null for the beginning.</param>
/// <param name="Most">How many users to read at the most.</param>
public sealed record UserRange(bool ByDisplayName, bool IsDescending, bool Deleted, UserPlace? From, int Most);
