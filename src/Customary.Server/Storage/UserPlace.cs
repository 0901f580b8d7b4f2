namespace Customary.Server.Storage;

/// <summary>A place in a list of users.</summary>
/// <param name="Key">The folded name by which the list is sorted.</param>
/// <param name="User">The user.</param>
public sealed record UserPlace(byte[] Key, Guid User);
