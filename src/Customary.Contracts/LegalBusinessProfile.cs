namespace Customary.Contracts;

/// <summary>
/// A partner's legal business profile.
/// Source: "Get a legal business profile", "Update a legal business profile".
/// </summary>
public sealed record LegalBusinessProfile
{
    /// <summary>The legal name of the company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The legal address of the company.</summary>
    public Address? Address { get; init; }

    /// <summary>Whom to ask.</summary>
    public Contact? PrimaryContact { get; init; }

    /// <summary>The address of whoever may approve for the company.</summary>
    public Address? CompanyApproverAddress { get; init; }

    /// <summary>The email address of whoever may approve for the company.</summary>
    public string? CompanyApproverEmail { get; init; }

    /// <summary>What came of the company's check: <c>authorized</c>.</summary>
    public string? VettingStatus { get; init; }

    /// <summary>More about that: <c>none</c>.</summary>
    public string? VettingSubStatus { get; init; }

    /// <summary>Which profile this is: <c>LegalBusinessProfile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource: <c>LegalBusinessProfile</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
