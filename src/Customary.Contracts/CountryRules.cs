namespace Customary.Contracts;

/// <summary>
/// The response to <c>GET /v1/countryvalidationrules/{iso2}</c>, with properties in the recorded order.
/// Source: docs/contract.md#country-rules.
/// </summary>
public sealed record CountryRules : ApiObject
{
    /// <summary>The ISO 3166-1 alpha-2 code.</summary>
    public string? Iso2Code { get; init; }

    /// <summary>The default culture of a customer.</summary>
    public string? DefaultCulture { get; init; }

    /// <summary>Whether an address needs a state.</summary>
    public bool IsStateRequired { get; init; }

    /// <summary>The states; an empty list if none are listed.</summary>
    public IReadOnlyList<string> SupportedStatesList { get; init; } = [];

    /// <summary>The available languages.</summary>
    public IReadOnlyList<string> SupportedLanguagesList { get; init; } = [];

    /// <summary>The available cultures.</summary>
    public IReadOnlyList<string> SupportedCulturesList { get; init; } = [];

    /// <summary>Whether an address needs a postal code.</summary>
    public bool IsPostalCodeRequired { get; init; }

    /// <summary>The format of a postal code.</summary>
    public string? PostalCodeRegex { get; init; }

    /// <summary>Whether an address needs a city.</summary>
    public bool IsCityRequired { get; init; }

    /// <summary>Whether customers there have a VAT number.</summary>
    public bool IsVatIdSupported { get; init; }

    /// <summary>The format of a VAT number for human readers.</summary>
    public string? TaxIdFormat { get; init; }

    /// <summary>A VAT number in that format.</summary>
    public string? TaxIdSample { get; init; }

    /// <summary>The format of a VAT number.</summary>
    public string? VatIdRegex { get; init; }

    /// <summary>The format of a phone number.</summary>
    public string? PhoneNumberRegex { get; init; }

    /// <summary>Whether customers there have a tax number other than the VAT number.</summary>
    public bool IsTaxIdSupported { get; init; }

    /// <summary>Whether that tax number can be omitted.</summary>
    public bool IsTaxIdOptional { get; init; }

    /// <summary>The ITU E.164 country codes.</summary>
    public IReadOnlyList<string> CountryCallingCodesList { get; init; } = [];

    /// <summary>The format of an organization registration number. Source of this and the next three: the swagger of the customer service.</summary>
    public string? CustomerOrganizationRegistrationNumberRegex { get; init; }

    /// <summary>An organization registration number in that format.</summary>
    public string? CustomerOrganizationRegistrationNumberSample { get; init; }

    /// <summary>Whether an organization registration number is required.</summary>
    public bool? CustomerOrganizationRegistrationNumberRequired { get; init; }

    /// <summary>Whether a phone number is required.</summary>
    public bool? CustomerOrganizationPhoneNumberRequired { get; init; }

    /// <summary>The type of the resource: <c>CountryValidationRules</c>, as recorded.</summary>
    public ResourceAttributes? Attributes { get; init; }
}
