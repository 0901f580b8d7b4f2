namespace Customary.Contracts;

/// <summary>
/// Where a partner's customers find help.
/// Source: "Get a support profile", "Update a support profile".
/// </summary>
public sealed record SupportProfile
{
    /// <summary>The email address of the support.</summary>
    public string? Email { get; init; }

    /// <summary>The telephone number of the support.</summary>
    public string? Telephone { get; init; }

    /// <summary>The website of the support.</summary>
    public string? Website { get; init; }

    /// <summary>Which profile this is: <c>support_profile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource: <c>PartnerSupportProfile</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
