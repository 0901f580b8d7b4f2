namespace Customary.Contracts;

/// <summary>
/// A user of a customer.
/// Source: user resources, "CustomerUser".
/// </summary>
public sealed record CustomerUser : ApiObject
{
    /// <summary>The country in which the user uses licensed services: an ISO 3166-1 alpha-2 code.</summary>
    public string? UsageLocation { get; init; }

    /// <summary>The user ID: a GUID.</summary>
    public string? Id { get; init; }

    /// <summary>The sign-in name, such as <c>user@contoso.onmicrosoft.com</c>. Its domain must belong to the customer.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The display name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The ID that links the user to an account in the customer's on-premises directory.</summary>
    public string? ImmutableId { get; init; }

    /// <summary>The password. Present only in requests that set it and in their responses.</summary>
    public PasswordProfile? PasswordProfile { get; init; }

    /// <summary>The phone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The time of the last synchronization with the customer's on-premises directory: ISO 8601, UTC.</summary>
    public string? LastDirectorySyncTime { get; init; }

    /// <summary>The type of the user's domain: <c>none</c>, <c>managed</c> or <c>federated</c>.</summary>
    public string? UserDomainType { get; init; }

    /// <summary>The state: <c>active</c>, or <c>inactive</c> when the user is deleted.</summary>
    public string? State { get; init; }

    /// <summary>The time of the deletion: ISO 8601, UTC. Absent while the user is active.</summary>
    public string? SoftDeletionTime { get; init; }

    /// <summary>Links to this user.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type: <c>CustomerUser</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
