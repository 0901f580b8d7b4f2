namespace Customary.Core.Users;

/// <summary>The query of a list of the members of a directory role. Source: "Get user roles for a customer".</summary>
/// <param name="Role">The role.</param>
/// <param name="Size">The maximum number of members of a page.</param>
internal sealed record RoleMemberQuery(Guid Role, int Size);
