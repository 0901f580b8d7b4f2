namespace Customary.Core.Countries;

/// <summary>
/// One line of <c>countries.json</c>, whose first lines name the source of each property. <see cref="CountryCatalog"/> makes a
/// <see cref="Country"/> of it; nothing else reads it.
/// </summary>
internal sealed record CountryData
{
    /// <summary>The ISO 3166-1 alpha-2 code.</summary>
    public required string Iso2 { get; init; }

    /// <summary>The ISO 3166-1 alpha-3 code.</summary>
    public required string Iso3 { get; init; }

    /// <summary>The name in English.</summary>
    public required string Name { get; init; }

    /// <summary>The cultures that a customer can choose; the first is the default.</summary>
    public required IReadOnlyList<string> Cultures { get; init; }

    /// <summary>The languages of those cultures.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The ITU E.164 country codes, without a plus sign.</summary>
    public required IReadOnlyList<string> CallingCodes { get; init; }

    /// <summary>Whether an address needs a state.</summary>
    public required bool StateRequired { get; init; }

    /// <summary>Whether a state must be in the list. If not, the list is only informative (docs/contract.md#addresses).</summary>
    public required bool StatesEnforced { get; init; }

    /// <summary>The states, in the order of responses; empty if none are listed.</summary>
    public required IReadOnlyList<CountryState> States { get; init; }

    /// <summary>Whether an address needs a city.</summary>
    public required bool CityRequired { get; init; }

    /// <summary>Whether an address needs a postal code.</summary>
    public required bool PostalCodeRequired { get; init; }

    /// <summary>The format of a postal code; null if the country has none.</summary>
    public required Pattern? PostalCodeRegex { get; init; }

    /// <summary>The format of a phone number; null if none is recorded.</summary>
    public required Pattern? PhoneRegex { get; init; }

    /// <summary>Whether customers there have a VAT number.</summary>
    public required bool IsVatIdSupported { get; init; }

    /// <summary>The format of a VAT number.</summary>
    public required Pattern? VatIdRegex { get; init; }

    /// <summary>The format of a VAT number for human readers, <c>#</c> for a digit; null if there are several.</summary>
    public required string? TaxIdFormat { get; init; }

    /// <summary>A VAT number in that format; fictitious unless recorded.</summary>
    public required string? TaxIdSample { get; init; }

    /// <summary>Whether customers there have a tax number other than the VAT number.</summary>
    public required bool IsTaxIdSupported { get; init; }

    /// <summary>Whether that tax number can be omitted.</summary>
    public required bool IsTaxIdOptional { get; init; }

    /// <summary>The organization registration number; null if no source names one.</summary>
    public required RegistrationNumberFormat? RegistrationNumber { get; init; }
}
