namespace Customary.Core.Countries;

/// <summary>
/// The rules of a country. This object is both the response to <c>GET /v1/countryvalidationrules/{iso2}</c>, with properties in the
/// recorded order, and what the validators apply. Source: docs/contract.md#country-rules.
/// </summary>
internal sealed record CountryValidationRules
{
    /// <summary>The ISO 3166-1 alpha-2 code.</summary>
    public required string Iso2Code { get; init; }

    /// <summary>The default culture of a customer.</summary>
    public required string DefaultCulture { get; init; }

    /// <summary>Whether an address needs a state.</summary>
    public required bool IsStateRequired { get; init; }

    /// <summary>The states; an empty list if none are listed.</summary>
    public required IReadOnlyList<string> SupportedStatesList { get; init; }

    /// <summary>The available languages.</summary>
    public required IReadOnlyList<string> SupportedLanguagesList { get; init; }

    /// <summary>The available cultures.</summary>
    public required IReadOnlyList<string> SupportedCulturesList { get; init; }

    /// <summary>Whether an address needs a postal code.</summary>
    public required bool IsPostalCodeRequired { get; init; }

    /// <summary>The format of a postal code.</summary>
    public Pattern? PostalCodeRegex { get; init; }

    /// <summary>Whether an address needs a city.</summary>
    public required bool IsCityRequired { get; init; }

    /// <summary>Whether customers there have a VAT number.</summary>
    public required bool IsVatIdSupported { get; init; }

    /// <summary>The format of a VAT number for human readers.</summary>
    public string? TaxIdFormat { get; init; }

    /// <summary>A VAT number in that format.</summary>
    public string? TaxIdSample { get; init; }

    /// <summary>The format of a VAT number.</summary>
    public Pattern? VatIdRegex { get; init; }

    /// <summary>The format of a phone number. Without one, every phone number is accepted.</summary>
    public Pattern? PhoneNumberRegex { get; init; }

    /// <summary>Whether customers there have a tax number other than the VAT number.</summary>
    public required bool IsTaxIdSupported { get; init; }

    /// <summary>Whether that tax number can be omitted.</summary>
    public required bool IsTaxIdOptional { get; init; }

    /// <summary>The ITU E.164 country codes.</summary>
    public required IReadOnlyList<string> CountryCallingCodesList { get; init; }

    /// <summary>The format of an organization registration number. Source of this and the next three: the swagger of the customer service.</summary>
    public Pattern? CustomerOrganizationRegistrationNumberRegex { get; init; }

    /// <summary>An organization registration number in that format.</summary>
    public string? CustomerOrganizationRegistrationNumberSample { get; init; }

    /// <summary>Whether an organization registration number is required.</summary>
    public bool? CustomerOrganizationRegistrationNumberRequired { get; init; }

    /// <summary>Whether a phone number is required.</summary>
    public bool? CustomerOrganizationPhoneNumberRequired { get; init; }

    /// <summary>The type of the resource: <c>CountryValidationRules</c>, as recorded.</summary>
    public ResourceAttributes Attributes { get; init; } = new() { ObjectType = "CountryValidationRules" };

    /// <summary>
    /// Creates the rules of a country. With the rules of 2021, a country that does not support the registration number has none.
    /// </summary>
    public static CountryValidationRules From(CountryData country, RegistrationRules edition)
    {
        var number = country.RegistrationNumber;
        if (edition == RegistrationRules.Rules2021 && number?.Required2021 is false) number = null;
        var required = number?.IsRequired(edition);
        return new CountryValidationRules
        {
            Iso2Code = country.Iso2,
            DefaultCulture = country.Cultures[0],
            IsStateRequired = country.StateRequired,
            SupportedStatesList = [.. country.States.Select(state => state.Code)],
            SupportedLanguagesList = country.Languages,
            SupportedCulturesList = country.Cultures,
            IsPostalCodeRequired = country.PostalCodeRequired,
            PostalCodeRegex = country.PostalCodeRegex,
            IsCityRequired = country.CityRequired,
            IsVatIdSupported = country.IsVatIdSupported,
            TaxIdFormat = country.TaxIdFormat,
            TaxIdSample = country.TaxIdSample,
            VatIdRegex = country.VatIdRegex,
            PhoneNumberRegex = country.PhoneRegex,
            IsTaxIdSupported = country.IsTaxIdSupported,
            IsTaxIdOptional = country.IsTaxIdOptional,
            CountryCallingCodesList = country.CallingCodes,
            CustomerOrganizationRegistrationNumberRegex = number?.Pattern,
            CustomerOrganizationRegistrationNumberSample = number?.Sample,
            CustomerOrganizationRegistrationNumberRequired = required,
            CustomerOrganizationPhoneNumberRequired = required,
        };
    }
}
