namespace Customary.Contracts;

/// <summary>
/// A postal address with a contact person.
/// Source: utility resources, "Address".
/// </summary>
public sealed record Address : ApiObject
{
    /// <summary>The country as an ISO 3166-1 alpha-2 code, such as <c>US</c>; <c>GB</c>, not <c>UK</c>.</summary>
    public string? Country { get; init; }

    /// <summary>The region. Must be absent for an address in the United States.</summary>
    public string? Region { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The state or province. Some countries require a two-letter code from their list.</summary>
    public string? State { get; init; }

    /// <summary>The first line of the address: 1 to 200 characters.</summary>
    public string? AddressLine1 { get; init; }

    /// <summary>The second line of the address: up to 200 characters.</summary>
    public string? AddressLine2 { get; init; }

    /// <summary>The postal code in the country's format.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The first name of the contact: up to 50 characters.</summary>
    public string? FirstName { get; init; }

    /// <summary>The middle name of the contact: up to 50 characters.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The last name of the contact: up to 50 characters.</summary>
    public string? LastName { get; init; }

    /// <summary>The phone number of the contact, in national or international form.</summary>
    public string? PhoneNumber { get; init; }
}
