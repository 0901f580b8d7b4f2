namespace Customary.Contracts;

/// <summary>
/// The billing profile of a customer.
/// Source: "Customer resources", CustomerBillingProfile.
/// </summary>
public sealed record CustomerBillingProfile : ApiObject
{
    /// <summary>The ID of the profile: a GUID.</summary>
    public string? Id { get; init; }

    /// <summary>The first name of the billing contact at the customer's company.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name of the billing contact.</summary>
    public string? LastName { get; init; }

    /// <summary>The email address of the billing contact.</summary>
    public string? Email { get; init; }

    /// <summary>The preferred culture for communication and currency, such as <c>en-US</c>.</summary>
    public string? Culture { get; init; }

    /// <summary>The preferred language for communication, such as <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The name of the company or organization.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The billing address.</summary>
    public Address? DefaultAddress { get; init; }

    /// <summary>Links to this profile.</summary>
    public ResourceLinks? Links { get; init; }

    /// <summary>
    /// The object type, <c>CustomerBillingProfile</c>, and the etag of the profile:
    /// a signed 64-bit integer in decimal digits. Every write changes the etag.
    /// </summary>
    public ResourceAttributes? Attributes { get; init; }
}
