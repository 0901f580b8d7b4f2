namespace Customary.Contracts;

/// <summary>
/// A partner's legal business profile.
/// Source: "Get a legal business profile", "Update a legal business profile".
/// </summary>
public sealed record LegalBusinessProfile : ApiObject
{
    /// <summary>The legal name of the company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The legal address of the company.</summary>
    public Address? Address { get; init; }

    /// <summary>The primary contact of the company.</summary>
    public Contact? PrimaryContact { get; init; }

    /// <summary>The address of the person who can approve for the company.</summary>
    public Address? CompanyApproverAddress { get; init; }

    /// <summary>The email address of the person who can approve for the company.</summary>
    public string? CompanyApproverEmail { get; init; }

    /// <summary>The vetting status of the company. This server returns <c>authorized</c>.</summary>
    public string? VettingStatus { get; init; }

    /// <summary>The details of the vetting status. This server returns <c>none</c>.</summary>
    public string? VettingSubStatus { get; init; }

    /// <summary>The type of this profile: <c>LegalBusinessProfile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type: <c>LegalBusinessProfile</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
