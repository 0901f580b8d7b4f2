namespace Customary.Storage.Users;

/// <summary>A place in a list of users.</summary>
/// <param name="Key">The folded name by which the list is sorted.</param>
/// <param name="User">The user.</param>
internal sealed record UserCursor(byte[] Key, Guid User);
