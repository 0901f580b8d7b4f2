namespace Customary.Contracts;

/// <summary>
/// A partner's organization profile.
/// Source: "Get an organization profile", "Update an organization profile".
/// </summary>
public sealed record OrganizationProfile : ApiObject
{
    /// <summary>The ID of the profile: the partner's tenant ID (GUID).</summary>
    public string? Id { get; init; }

    /// <summary>The name of the company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The address of the company. Clients use its country as their default.</summary>
    public Address? DefaultAddress { get; init; }

    /// <summary>The ID of the partner's tenant: a GUID.</summary>
    public string? TenantId { get; init; }

    /// <summary>The partner's domain.</summary>
    public string? Domain { get; init; }

    /// <summary>The partner's email address.</summary>
    public string? Email { get; init; }

    /// <summary>The partner's preferred language, such as <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The partner's culture, such as <c>en-US</c>. Clients use it as their default.</summary>
    public string? Culture { get; init; }

    /// <summary>The type of this profile: <c>OrganizationProfile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type, <c>OrganizationProfile</c>, and the etag.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
