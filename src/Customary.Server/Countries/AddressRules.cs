using Customary.Resources;
using Customary.Server.Faults;

namespace Customary.Server.Countries;

/// <summary>
/// What a valid address is. Source: utility resources, "Address"; contract, sections 4.14 and 10.1; decisions 9, 10 and 12.
/// Nothing is looked up outside.
/// </summary>
public sealed class AddressRules(CountryCatalog countries, RegistrationRules registrationRules)
{
    private const int LongestLine = 200;
    private const int LongestPlace = 100;
    private const int LongestPostalCode = 20;
    private const int LongestName = 50;
    private const int LongestPhoneNumber = 50;
    private const int InvalidAddressField = 27002;
    private const int CountryNotSupported = 20000;
    private const int PhoneNumberMissing = 600051;

    /// <summary>
    /// Adds all that is wrong with the address, in the order of the contract's table. What depends on the country is
    /// not checked when the country is not known.
    /// </summary>
    /// <param name="address">The address as it was sent.</param>
    /// <param name="path">Where it stands in the body, such as <c>billingProfile.defaultAddress</c>; empty where it is the body.</param>
    /// <param name="found">Takes what is found.</param>
    public void Check(Address address, string path, Violations found)
    {
        countries.TryFind(address.Country, out var country);
        var at = path.Length == 0 ? "" : $"{path}.";
        FieldText.Require(address.AddressLine1, $"{at}addressLine1", found, LongestLine);
        FieldText.Read(address.AddressLine2, $"{at}addressLine2", found, LongestLine);
        CheckCity(address.City, country, $"{at}city", found);
        var state = CheckState(address.State, country, $"{at}state", found);
        CheckPostalCode(address.PostalCode, country, state, $"{at}postalCode", found);
        CheckCountry(address.Country, country, $"{at}country", found);
        CheckRegion(address.Region, country, $"{at}region", found);
        FieldText.Read(address.FirstName, $"{at}firstName", found, LongestName);
        FieldText.Read(address.MiddleName, $"{at}middleName", found, LongestName);
        FieldText.Read(address.LastName, $"{at}lastName", found, LongestName);
        CheckPhoneNumber(address.PhoneNumber, country, $"{at}phoneNumber", found);
    }

    /// <summary>
    /// The address as it should be written, to be suggested by the validation: without blanks around, country and postal
    /// code in upper case, a listed state by its code where the list is enforced, a Canadian postal code as <c>A1A 1A1</c>.
    /// What is blank is absent.
    /// </summary>
    public Address Normalize(Address address)
    {
        countries.TryFind(FieldText.TrimToNull(address.Country), out var country);
        return new Address
        {
            Country = FieldText.TrimToNull(address.Country)?.ToUpperInvariant(),
            Region = FieldText.TrimToNull(address.Region),
            City = FieldText.TrimToNull(address.City),
            State = NormalizeState(FieldText.TrimToNull(address.State), country),
            AddressLine1 = FieldText.TrimToNull(address.AddressLine1),
            AddressLine2 = FieldText.TrimToNull(address.AddressLine2),
            PostalCode = NormalizePostalCode(FieldText.TrimToNull(address.PostalCode), country),
            FirstName = FieldText.TrimToNull(address.FirstName),
            MiddleName = FieldText.TrimToNull(address.MiddleName),
            LastName = FieldText.TrimToNull(address.LastName),
            PhoneNumber = FieldText.TrimToNull(address.PhoneNumber),
        };
    }

    private static void CheckCity(string? value, Country? country, string field, Violations found)
    {
        if (country?.CityRequired is true) FieldText.Require(value, field, found, LongestPlace);
        else FieldText.Read(value, field, found, LongestPlace);
    }

    private static CountryState? CheckState(string? value, Country? country, string field, Violations found)
    {
        if (country is { StateRequired: true, StatesEnforced: true } && FieldText.IsAbsent(value))
            found.Add(field, $"is required in {country.Name}: one of {Codes(country)}", InvalidAddressField);

        var given = FieldText.Read(value, field, found, LongestPlace, InvalidAddressField);
        if (given is null || country?.StatesEnforced is not true) return null;

        var state = country.FindState(given);
        if (state is null)
            found.Add(field, $"is not a state of {country.Name}; allowed are {Codes(country)}, or their names", InvalidAddressField);
        return state;
    }

    private static void CheckPostalCode(string? value, Country? country, CountryState? state, string field, Violations found)
    {
        if (country?.PostalCodeRequired is true && FieldText.IsAbsent(value))
            found.Add(field, $"is required in {country.Name}; it must match {country.PostalCodeRegex}", InvalidAddressField);

        var given = FieldText.Read(value, field, found, LongestPostalCode, InvalidAddressField)?.ToUpperInvariant();
        if (given is null || country is null) return;

        if (country.PostalCodeRegex?.IsMatch(given) is false)
            found.Add(field, $"is not a postal code of {country.Name}; it must match {country.PostalCodeRegex}", InvalidAddressField);
        else if (country.StatesAt(given) is { } states)
            CheckStateOfPostalCode(country, states, state, field, found);
    }

    private static void CheckStateOfPostalCode(
        Country country, IReadOnlyList<string> states, CountryState? state, string field, Violations found)
    {
        if (states.Count == 0)
            found.Add(field, $"does not belong to any state of {country.Name} that an address may name", InvalidAddressField);
        else if (state is not null && !states.Contains(state.Code))
            found.Add(field, $"belongs to {string.Join(" or ", states)}, not to {state.Code}", InvalidAddressField);
    }

    private static void CheckRegion(string? value, Country? country, string field, Violations found)
    {
        var given = FieldText.Read(value, field, found, LongestPlace);
        if (given is not null && country?.Iso2 == "US")
            found.Add(field, "must be empty for an address in United States; the state is named by state alone", InvalidAddressField);
    }

    private static string Codes(Country country) => string.Join(", ", country.States.Select(state => state.Code));

    private static string? NormalizeState(string? state, Country? country) =>
        state is not null && country?.StatesEnforced is true ? country.FindState(state)?.Code ?? state : state;

    private static string? NormalizePostalCode(string? postalCode, Country? country)
    {
        var upper = postalCode?.ToUpperInvariant();
        return country?.Iso2 == "CA" && upper?.Length == 6 && country.PostalCodeRegex?.IsMatch(upper) is true
            ? $"{upper[..3]} {upper[3..]}"
            : upper;
    }

    private void CheckCountry(string? value, Country? country, string field, Violations found)
    {
        if (FieldText.IsAbsent(value))
            found.Add(field, "is required: the ISO 3166-1 code of two letters, such as US or GB");
        else if (country is null)
            found.Add(field, $"is not the ISO 3166-1 code of a country; {Hint(value)}", CountryNotSupported);
    }

    private string Hint(string? value) => countries.TrySuggest(value, out var meant)
        ? $"use {meant.Iso2} for {meant.Name}"
        : "it must have two letters, such as US or GB";

    private void CheckPhoneNumber(string? value, Country? country, string field, Violations found)
    {
        if (country?.IsPhoneRequired(registrationRules) is true && FieldText.IsAbsent(value))
            found.Add(field, $"is required in {country.Name}; {AllowedPhoneNumbers(country)}", PhoneNumberMissing);

        var given = FieldText.Read(value, field, found, LongestPhoneNumber);
        if (given is not null && country is not null && !PhoneNumber.IsValid(given, country))
            found.Add(field, $"is not a phone number; {AllowedPhoneNumbers(country)}");
    }

    private static string AllowedPhoneNumbers(Country country)
    {
        var international = $"it must be a plus sign, the country code and the number, digits only, such as +{country.CallingCodes[0]}…";
        return country.PhoneRegex is null ? international : $"{international}, or match {country.PhoneRegex}";
    }
}
