namespace Customary.Contracts;

/// <summary>
/// A partner's own billing profile.
/// Source: "Get a partner billing profile", "Update a partner billing profile".
/// </summary>
public sealed record BillingProfile
{
    /// <summary>The name of the company.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The address that bills are sent to.</summary>
    public Address? Address { get; init; }

    /// <summary>Whom to ask.</summary>
    public Contact? PrimaryContact { get; init; }

    /// <summary>What bills refer to.</summary>
    public string? PurchaseOrderNumber { get; init; }

    /// <summary>The partner's tax number.</summary>
    public string? TaxId { get; init; }

    /// <summary>The currency of bills: an ISO 4217 code.</summary>
    public string? BillingCurrency { get; init; }

    /// <summary>Which profile this is: <c>BillingProfile</c>.</summary>
    public string? ProfileType { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>The kind of this resource, <c>BillingProfile</c>, and its etag.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
