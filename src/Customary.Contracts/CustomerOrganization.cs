namespace Customary.Contracts;

/// <summary>
/// The organization of a customer's tenant in its directory.
/// Source: "Get a customer's organization" (2023).
/// </summary>
public sealed record CustomerOrganization : ApiObject
{
    /// <summary>The first line of the address.</summary>
    public string? Street { get; init; }

    /// <summary>The ISO 3166-1 alpha-2 code of the country.</summary>
    public string? CountryLetterCode { get; init; }

    /// <summary>The postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The state or region.</summary>
    public string? State { get; init; }

    /// <summary>The name of the organization.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The email addresses for technical notifications. Never absent; empty when no address is known.</summary>
    public IReadOnlyList<string> TechnicalNotificationMails { get; init; } = [];
}
