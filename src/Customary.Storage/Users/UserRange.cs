namespace Customary.Storage.Users;

/// <summary>A range of a customer's users.</summary>
/// <param name="ByDisplayName">Whether to sort by display name; otherwise by principal name.</param>
/// <param name="IsDescending">Whether to sort in descending order.</param>
/// <param name="Deleted">Whether to list deleted users; otherwise active users.</param>
/// <param name="After">The exclusive start; null for the first user.</param>
/// <param name="Limit">The maximum number of users.</param>
internal sealed record UserRange(bool ByDisplayName, bool IsDescending, bool Deleted, UserCursor? After, int Limit);
