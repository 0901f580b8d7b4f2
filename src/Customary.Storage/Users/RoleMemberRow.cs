namespace Customary.Storage.Users;

/// <summary>An active user with a directory role.</summary>
/// <param name="User">The user ID.</param>
/// <param name="Body">A <see cref="Customary.Contracts.CustomerUser"/> without password, in the API's JSON, UTF-8.</param>
internal sealed record RoleMemberRow(Guid User, byte[] Body);
