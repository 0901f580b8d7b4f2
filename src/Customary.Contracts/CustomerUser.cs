namespace Customary.Contracts;

/// <summary>
/// A user of a customer.
/// Source: user resources, "CustomerUser".
/// </summary>
public sealed record CustomerUser
{
    /// <summary>The country in which the user is, two letters; services are licensed by it.</summary>
    public string? UsageLocation { get; init; }

    /// <summary>The user's id: a GUID.</summary>
    public string? Id { get; init; }

    /// <summary>The name with which the user signs in, in a domain of the customer.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The name that is shown.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What ties the user to one in the customer's own directory.</summary>
    public string? ImmutableId { get; init; }

    /// <summary>The password; only in requests that set it and their answers.</summary>
    public PasswordProfile? PasswordProfile { get; init; }

    /// <summary>The phone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>When the user was last brought in line with the customer's own directory.</summary>
    public string? LastDirectorySyncTime { get; init; }

    /// <summary>Who keeps the user's domain: <c>none</c>, <c>managed</c> or <c>federated</c>.</summary>
    public string? UserDomainType { get; init; }

    /// <summary><c>active</c>, or <c>inactive</c> once the user is deleted.</summary>
    public string? State { get; init; }

    /// <summary>When the user was deleted, UTC.</summary>
    public string? SoftDeletionTime { get; init; }

    /// <summary>Links to this user.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource: <c>CustomerUser</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
