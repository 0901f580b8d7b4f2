namespace Customary.Contracts;

/// <summary>
/// What is known about the company or organization of a customer.
/// Source: "Customer resources", CustomerCompanyProfile, and "Get a customer's company profile".
/// </summary>
public sealed record CustomerCompanyProfile
{
    /// <summary>The id of the customer's tenant: a GUID, the same as the customer's id.</summary>
    public string? TenantId { get; init; }

    /// <summary>The customer's domain name, such as <c>contoso.onmicrosoft.com</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>The name of the company or organization.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Where the company is; served while the partner has delegated access.</summary>
    public Address? Address { get; init; }

    /// <summary>The company's email address; served while the partner has delegated access.</summary>
    public string? Email { get; init; }

    /// <summary>The number under which the organization is registered; required in some countries.</summary>
    public string? OrganizationRegistrationNumber { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource: <c>CustomerCompanyProfile</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
