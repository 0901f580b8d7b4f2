namespace Customary.Storage.Users;

/// <summary>A stretch of a customer's users.</summary>
/// <param name="ByDisplayName">Whether it is sorted by the shown name; else by the principal name.</param>
/// <param name="IsDescending">Whether it runs from the end.</param>
/// <param name="Deleted">Whether it is of the deleted users; else of the active ones.</param>
/// <param name="After">The folded name and id of the user before it; null for the beginning.</param>
/// <param name="Limit">How many users to read at the most.</param>
internal sealed record UserRange(bool ByDisplayName, bool IsDescending, bool Deleted, UserCursor? After, int Limit);
