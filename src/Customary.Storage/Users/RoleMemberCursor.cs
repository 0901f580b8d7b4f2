namespace Customary.Storage.Users;

/// <summary>A position in the list of the members of a role, which is sorted by user ID.</summary>
/// <param name="User">The user ID.</param>
internal sealed record RoleMemberCursor(Guid User);
