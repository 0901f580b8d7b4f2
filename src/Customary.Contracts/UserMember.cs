namespace Customary.Contracts;

/// <summary>
/// A user as a member of a directory role.
/// Source: "Set user roles for a customer".
/// </summary>
public sealed record UserMember : ApiObject
{
    /// <summary>The display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The sign-in name.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The ID of the role: a GUID.</summary>
    public string? RoleId { get; init; }

    /// <summary>The user ID: a GUID.</summary>
    public string? Id { get; init; }

    /// <summary>The object type: <c>UserMember</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
