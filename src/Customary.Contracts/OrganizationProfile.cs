namespace Customary.Contracts;

/// <summary>
/// A partner's organization profile.
/// Source: "Get an organization profile", "Update an organization profile".
/// </summary>
public sealed record OrganizationProfile
{
    /// <summary>The id of the profile: the partner's tenant id.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Where the company is; clients take its country for their own default.</summary>
    public Address? DefaultAddress { get; init; }

    /// <summary>The id of the partner's tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The partner's domain.</summary>
    public string? Domain { get; init; }

    /// <summary>The partner's email address.</summary>
    public string? Email { get; init; }

    /// <summary>The language in which the partner is written to.</summary>
    public string? Language { get; init; }

    /// <summary>The culture of the partner; clients take it for their own default.</summary>
    public string? Culture { get; init; }

    /// <summary>Which profile this is: <c>OrganizationProfile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource, <c>OrganizationProfile</c>, and its etag.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
