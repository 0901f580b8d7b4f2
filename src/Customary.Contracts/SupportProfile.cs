namespace Customary.Contracts;

/// <summary>
/// A partner's support contact for its customers.
/// Source: "Get a support profile", "Update a support profile".
/// </summary>
public sealed record SupportProfile : ApiObject
{
    /// <summary>The email address of the support team.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number of the support team.</summary>
    public string? Telephone { get; init; }

    /// <summary>The URL of the support website.</summary>
    public string? Website { get; init; }

    /// <summary>The type of this profile: <c>support_profile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type: <c>PartnerSupportProfile</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
