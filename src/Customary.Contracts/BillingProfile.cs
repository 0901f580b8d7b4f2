namespace Customary.Contracts;

/// <summary>
/// A partner's own billing profile.
/// Source: "Get a partner billing profile", "Update a partner billing profile".
/// </summary>
public sealed record BillingProfile : ApiObject
{
    /// <summary>The name of the company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The billing address.</summary>
    public Address? Address { get; init; }

    /// <summary>The billing contact.</summary>
    public Contact? PrimaryContact { get; init; }

    /// <summary>The purchase order number that invoices show.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>The partner's tax ID.</summary>
    public string? TaxId { get; init; }

    /// <summary>The currency of invoices: an ISO 4217 code.</summary>
    public string? BillingCurrency { get; init; }

    /// <summary>The type of this profile: <c>BillingProfile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The object type, <c>BillingProfile</c>, and the etag.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
