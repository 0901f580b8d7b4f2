namespace Customary.Contracts;

/// <summary>
/// A user as the member of a role.
/// Source: "Set user roles for a customer".
/// </summary>
public sealed record UserMember
{
    /// <summary>The name that is shown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The name with which the user signs in.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The role.</summary>
    public string? RoleId { get; init; }

    /// <summary>The user's id.</summary>
    public string? Id { get; init; }

    /// <summary>The kind of this resource: <c>UserMember</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
