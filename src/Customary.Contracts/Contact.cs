namespace Customary.Contracts;

/// <summary>
/// A contact person of a partner or a customer.
/// Source: profile resources and utility resources, "Contact".
/// </summary>
public sealed record Contact : ApiObject
{
    /// <summary>The first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The email address.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number.</summary>
    public string? PhoneNumber { get; init; }
}
