namespace Customary.Storage.Users;

/// <summary>A position in a list of users.</summary>
/// <param name="Key">The folded name that the list is sorted by.</param>
/// <param name="User">The user ID.</param>
internal sealed record UserCursor(byte[] Key, Guid User);
