namespace Customary.Contracts;

/// <summary>
/// The company profile of a customer.
/// Source: "Customer resources", CustomerCompanyProfile, and "Get a customer's company profile".
/// </summary>
public sealed record CustomerCompanyProfile : ApiObject
{
    /// <summary>The ID of the customer's tenant: a GUID, equal to the customer ID.</summary>
    public string? TenantId { get; init; }

    /// <summary>The customer's domain name, such as <c>contoso.onmicrosoft.com</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>The name of the company or organization.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The address of the company. Present while the partner has delegated access.</summary>
    public Address? Address { get; init; }

    /// <summary>The email address of the company. Present while the partner has delegated access.</summary>
    public string? Email { get; init; }

    /// <summary>The registration number of the organization. Required in some countries.</summary>
    public string? OrganizationRegistrationNumber { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type: <c>CustomerCompanyProfile</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
