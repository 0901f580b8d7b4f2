namespace Customary.Contracts;

/// <summary>
/// A customer of a reseller, or a reseller itself.
/// Source: "Customer resources", Customer.
/// </summary>
public sealed record Customer
{
    /// <summary>The customer's id: a GUID, the same as its tenant's.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the customer's commerce account: a GUID of its own.</summary>
    public string? CommerceId { get; init; }

    /// <summary>What is known about the company or organization.</summary>
    public CustomerCompanyProfile? CompanyProfile { get; init; }

    /// <summary>What is known for billing; served with a single customer, not in lists.</summary>
    public CustomerBillingProfile? BillingProfile { get; init; }

    /// <summary>The licensing program that the partner uses for this customer; see <see cref="Customary.Contracts.RelationshipToPartner"/>.</summary>
    public string? RelationshipToPartner { get; init; }

    /// <summary>Whether the customer has granted the partner delegated admin privileges; served with a single customer.</summary>
    public bool? AllowDelegatedAccess { get; init; }

    /// <summary>Whether granular delegated privileges are wanted from the start; accepted and echoed by creation.</summary>
    public bool? EnableGDAPByDefault { get; init; }

    /// <summary>The first administrator's credentials; only in the answer to creation.</summary>
    public UserCredentials? UserCredentials { get; init; }

    /// <summary>All domain names of the customer; served with a single customer while the partner has delegated access.</summary>
    public IReadOnlyList<string>? CustomDomains { get; init; }

    /// <summary>The indirect reseller associated with the customer: a tenant id, set by indirect providers only.</summary>
    public string? AssociatedPartnerId { get; init; }

    /// <summary>Links to this customer.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource: <c>Customer</c>.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
