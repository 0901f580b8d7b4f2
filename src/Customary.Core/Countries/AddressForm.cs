using System.Collections.Frozen;

namespace Customary.Core.Countries;

/// <summary>
/// The fields of a form for the address of a company in a country: which there are, in which order, with which label, and whether they must
/// have a value. It is made of the rules that <see cref="AddressValidator"/> applies, so a form and the validation cannot differ.
/// </summary>
/// <param name="Country">The country.</param>
/// <param name="Fields">The fields in the order in which people of the country write them. The country itself is not one.</param>
/// <param name="RegistrationNumber">The organization registration number.</param>
internal sealed record AddressForm(Country Country, IReadOnlyList<AddressField> Fields, RegistrationNumberField RegistrationNumber)
{
    // Where people write the postal code before the city. Elsewhere it is after the city and the state.
    private static readonly FrozenSet<string> PostalCodeFirst = new[]
    {
        "AD", "AL", "AM", "AR", "AT", "AX", "BA", "BE", "BG", "BY", "CH", "CL", "CR", "CU", "CV", "CY", "CZ", "DE", "DK", "DZ", "EE", "ES", "FI", "FO", "FR", "GF", "GL", "GP",
        "GR", "GT", "HR", "HT", "HU", "IL", "IS", "IT", "KM", "LI", "LT", "LU", "LV", "MA", "MC", "MD", "ME", "MG", "MK", "MQ", "MX", "MZ", "NC", "NE", "NL", "NO", "PF", "PL",
        "PM", "PT", "PY", "RE", "RO", "RS", "SE", "SI", "SJ", "SK", "SM", "SN", "TN", "TR", "UA", "UY", "VA", "WF", "XK", "YT",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Creates the form of a country.</summary>
    public static AddressForm Create(Country country)
    {
        var rules = country.Rules;
        AddressField line = new(AddressPart.AddressLine1, IsRequired: true, AddressValidator.MaxLineLength);
        AddressField second = new(AddressPart.AddressLine2, IsRequired: false, AddressValidator.MaxLineLength);
        AddressField city = new(AddressPart.City, rules.IsCityRequired, AddressValidator.MaxCityLength);
        AddressField state = new(AddressPart.State, rules.IsStateRequired, AddressValidator.MaxCityLength) { Label = GetStateLabel(country), Choices = country.States };
        AddressField postal = new(AddressPart.PostalCode, rules.IsPostalCodeRequired, AddressValidator.MaxPostalCodeLength) { Label = GetPostalLabel(country) };
        AddressField phone = new(AddressPart.PhoneNumber, rules.CustomerOrganizationPhoneNumberRequired is true, PhoneNumber.MaxLength) { Example = GetPhoneExample(rules) };

        // A country without a list of states has addresses without one.
        AddressField[] states = country.States.Count > 0 || rules.IsStateRequired ? [state] : [];
        AddressField[] places = PostalCodeFirst.Contains(country.Iso2) ? [postal, city, .. states] : [city, .. states, postal];
        return new(country, [line, second, .. places, phone], new(
            rules.CustomerOrganizationRegistrationNumberRequired is true, country.RegistrationNumberKind, rules.CustomerOrganizationRegistrationNumberSample));
    }

    private static AddressLabel GetStateLabel(Country country) => country.Iso2 switch
    {
        "CA" or "CN" => AddressLabel.Province,
        "AE" => AddressLabel.Emirate,
        _ => AddressLabel.State,
    };

    private static AddressLabel GetPostalLabel(Country country) => country.Iso2 switch
    {
        "US" or "PR" or "GU" or "VI" or "AS" or "MP" => AddressLabel.ZipCode,
        "GB" or "AU" or "NZ" or "IM" or "JE" or "GG" or "ZA" => AddressLabel.Postcode,
        _ => AddressLabel.PostalCode,
    };

    private static string? GetPhoneExample(CountryValidationRules rules) => rules.CountryCallingCodesList is [var code, ..] ? $"+{code} {(code == "1" ? "425 " : "")}555 0100" : null;
}

/// <summary>A field of an address form.</summary>
/// <param name="Part">The property of the address.</param>
/// <param name="IsRequired">Whether it must have a value.</param>
/// <param name="MaxLength">The maximum length, in UTF-16 code units.</param>
internal sealed record AddressField(AddressPart Part, bool IsRequired, int MaxLength)
{
    /// <summary>The label; the one of the part unless the country has another word.</summary>
    public AddressLabel Label { get; init; }

    /// <summary>The values to choose from; empty if any text is possible.</summary>
    public IReadOnlyList<CountryState> Choices { get; init; } = [];

    /// <summary>A value as an example; null if there is none.</summary>
    public string? Example { get; init; }

    /// <summary>The name of the property in the API, such as <c>addressLine1</c>.</summary>
    public string Name => JsonNamingPolicy.CamelCase.ConvertName(Part.ToString());
}

/// <summary>The organization registration number in a form.</summary>
/// <param name="IsRequired">Whether it must have a value.</param>
/// <param name="Kind">The name of the number in the country, in English; null if no source names one.</param>
/// <param name="Sample">A fictitious number; null if there is no format.</param>
internal sealed record RegistrationNumberField(bool IsRequired, string? Kind, string? Sample);

/// <summary>A property of an address that a form contains.</summary>
internal enum AddressPart
{
    /// <summary>The first line: street and number.</summary>
    AddressLine1,

    /// <summary>The second line.</summary>
    AddressLine2,

    /// <summary>The city.</summary>
    City,

    /// <summary>The state.</summary>
    State,

    /// <summary>The postal code.</summary>
    PostalCode,

    /// <summary>The phone number.</summary>
    PhoneNumber,
}

/// <summary>The word that a country has for a part of an address.</summary>
internal enum AddressLabel
{
    /// <summary>The usual word for the part.</summary>
    Default,

    /// <summary>State.</summary>
    State,

    /// <summary>Province.</summary>
    Province,

    /// <summary>Emirate.</summary>
    Emirate,

    /// <summary>ZIP code.</summary>
    ZipCode,

    /// <summary>Postcode.</summary>
    Postcode,

    /// <summary>Postal code.</summary>
    PostalCode,
}
