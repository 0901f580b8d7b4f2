namespace Customary.Contracts;

/// <summary>
/// A customer of a reseller, or a reseller itself.
/// Source: "Customer resources", Customer.
/// </summary>
public sealed record Customer : ApiObject
{
    /// <summary>The customer ID: a GUID, equal to the tenant ID.</summary>
    public string? Id { get; init; }

    /// <summary>The ID of the customer's commerce account: a GUID, different from the customer ID.</summary>
    public string? CommerceId { get; init; }

    /// <summary>The profile of the company or organization.</summary>
    public CustomerCompanyProfile? CompanyProfile { get; init; }

    /// <summary>The billing profile. Present in single customers, absent in lists.</summary>
    public CustomerBillingProfile? BillingProfile { get; init; }

    /// <summary>The partner's licensing program for this customer. See <see cref="Customary.Contracts.RelationshipToPartner"/>.</summary>
    public string? RelationshipToPartner { get; init; }

    /// <summary>Whether the partner has delegated admin privileges. Present in single customers, absent in lists.</summary>
    public bool? AllowDelegatedAccess { get; init; }

    /// <summary>Whether to enable granular delegated admin privileges (GDAP). Accepted by creation and returned unchanged.</summary>
    public bool? EnableGDAPByDefault { get; init; }

    /// <summary>The credentials of the first administrator. Present only in the response to creation.</summary>
    public UserCredentials? UserCredentials { get; init; }

    /// <summary>All domain names of the customer. Present in single customers while the partner has delegated access.</summary>
    public IReadOnlyList<string>? CustomDomains { get; init; }

    /// <summary>The indirect reseller of the customer: a tenant ID (GUID). Set by indirect providers only.</summary>
    public string? AssociatedPartnerId { get; init; }

    /// <summary>Links to this customer.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type: <c>Customer</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
