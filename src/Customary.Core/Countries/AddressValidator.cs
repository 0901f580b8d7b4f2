namespace Customary.Core.Countries;

/// <summary>
/// Validates addresses with the published rules of their country, without external services. Sources: utility resources, "Address",
/// docs/contract.md#addresses and docs/contract.md#registration-and-phone-numbers.
/// </summary>
internal sealed class AddressValidator(CountryCatalog countries)
{
    /// <summary>The maximum length of a line, in UTF-16 code units.</summary>
    internal const int MaxLineLength = 200;

    /// <summary>The maximum length of a city, state or region, in UTF-16 code units.</summary>
    internal const int MaxCityLength = 100;

    /// <summary>The maximum length of a postal code, in UTF-16 code units.</summary>
    internal const int MaxPostalCodeLength = 20;

    private const int MaxNameLength = 50;
    private const int InvalidAddressField = 27002;
    private const int CountryNotSupported = 20000;
    private const int PhoneNumberMissing = 600051;

    /// <summary>
    /// Validates an address. Errors are added in the order of the documented table. Rules of a country apply only if the country is
    /// known.
    /// </summary>
    /// <param name="address">The address in the request.</param>
    /// <param name="path">The path of the address in the request body, such as <c>billingProfile.defaultAddress</c>; empty if the address is the body.</param>
    /// <param name="errors">Receives the errors.</param>
    public void Validate(Address address, string path, ValidationErrors errors)
    {
        ValidateWithoutPhoneNumber(address, path, errors);
        countries.TryFind(address.Country, out var country);
        ValidatePhoneNumber(address.PhoneNumber, country, path.Length == 0 ? "phoneNumber" : $"{path}.phoneNumber", errors);
    }

    /// <summary>Validates an address as <see cref="Validate"/> does, but accepts any phone number.</summary>
    public void ValidateWithoutPhoneNumber(Address address, string path, ValidationErrors errors)
    {
        countries.TryFind(address.Country, out var country);
        var prefix = path.Length == 0 ? "" : $"{path}.";
        FieldText.Require(address.AddressLine1, $"{prefix}addressLine1", errors, MaxLineLength);
        FieldText.Read(address.AddressLine2, $"{prefix}addressLine2", errors, MaxLineLength);
        ValidateCity(address.City, country, $"{prefix}city", errors);
        var state = ValidateState(address.State, country, $"{prefix}state", errors);
        ValidatePostalCode(address.PostalCode, country, state, $"{prefix}postalCode", errors);
        ValidateCountry(address.Country, country, $"{prefix}country", errors);
        ValidateRegion(address.Region, country, $"{prefix}region", errors);
        FieldText.Read(address.FirstName, $"{prefix}firstName", errors, MaxNameLength);
        FieldText.Read(address.MiddleName, $"{prefix}middleName", errors, MaxNameLength);
        FieldText.Read(address.LastName, $"{prefix}lastName", errors, MaxNameLength);
    }

    /// <summary>
    /// Normalizes an address, as the suggestion of the validation: trimmed texts, country and postal code in upper case, the code of
    /// the state if the list of states is enforced, a Canadian postal code as <c>A1A 1A1</c>. Blank texts become null.
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

    private static void ValidateCity(string? value, Country? country, string field, ValidationErrors errors)
    {
        if (country?.Rules.IsCityRequired is true) FieldText.Require(value, field, errors, MaxCityLength);
        else FieldText.Read(value, field, errors, MaxCityLength);
    }

    private static CountryState? ValidateState(string? value, Country? country, string field, ValidationErrors errors)
    {
        if (country?.Rules.IsStateRequired is true && FieldText.IsBlank(value))
            errors.Add(field, $"is required in {country.Name}: {(country.EnforcesStates ? "one of" : "such as")} {Codes(country)}", InvalidAddressField);

        var text = FieldText.Read(value, field, errors, MaxCityLength, InvalidAddressField);
        if (text is null || country?.EnforcesStates is not true) return null;

        var state = country.FindState(text);
        if (state is null)
            errors.Add(field, $"is not a state of {country.Name}; allowed are {Codes(country)}, or their names", InvalidAddressField);
        return state;
    }

    private static void ValidatePostalCode(string? value, Country? country, CountryState? state, string field, ValidationErrors errors)
    {
        if (country?.Rules.IsPostalCodeRequired is true && FieldText.IsBlank(value))
            errors.Add(field, $"is required in {country.Name}; it must match {country.Rules.PostalCodeRegex}", InvalidAddressField);

        var text = FieldText.Read(value, field, errors, MaxPostalCodeLength, InvalidAddressField);
        if (text is null || country is null) return;

        if (country.Rules.PostalCodeRegex?.IsMatch(text) is false)
            errors.Add(field, $"is not a postal code of {country.Name}; it must match {country.Rules.PostalCodeRegex}", InvalidAddressField);
        else if (country.StatesAt(text) is { } states)
            ValidateStateOfPostalCode(country, states, state, field, errors);
    }

    private static void ValidateStateOfPostalCode(
        Country country, IReadOnlyList<string> states, CountryState? state, string field, ValidationErrors errors)
    {
        if (states.Count == 0)
            errors.Add(field, $"does not belong to any state of {country.Name} that is allowed in addresses", InvalidAddressField);
        else if (state is not null && !states.Contains(state.Code))
            errors.Add(field, $"belongs to {string.Join(" or ", states)}, not to {state.Code}", InvalidAddressField);
    }

    private static void ValidateRegion(string? value, Country? country, string field, ValidationErrors errors)
    {
        var text = FieldText.Read(value, field, errors, MaxCityLength);
        if (text is not null && country?.Iso2 == "US")
            errors.Add(field, "must be empty for an address in United States; send the state in state", InvalidAddressField);
    }

    private static string Codes(Country country) => string.Join(", ", country.Rules.SupportedStatesList);

    private static string? NormalizeState(string? state, Country? country) =>
        state is not null && country?.EnforcesStates is true ? country.FindState(state)?.Code ?? state : state;

    private static string? NormalizePostalCode(string? postalCode, Country? country)
    {
        var upper = postalCode?.ToUpperInvariant();
        return country?.Iso2 == "CA" && upper?.Length == 6 && country.Rules.PostalCodeRegex?.IsMatch(upper) is true
            ? $"{upper[..3]} {upper[3..]}"
            : upper;
    }

    private void ValidateCountry(string? value, Country? country, string field, ValidationErrors errors)
    {
        if (FieldText.IsBlank(value))
            errors.Add(field, "is required: a two-letter ISO 3166-1 code, such as US or GB");
        else if (country is null)
            errors.Add(field, $"is not the ISO 3166-1 code of a country; {Hint(value)}", CountryNotSupported);
    }

    private string Hint(string? value) => countries.TrySuggest(value, out var country)
        ? $"use {country.Iso2} for {country.Name}"
        : "it must have two letters, such as US or GB";

    private static void ValidatePhoneNumber(string? value, Country? country, string field, ValidationErrors errors)
    {
        if (country?.Rules.CustomerOrganizationPhoneNumberRequired is true && FieldText.IsBlank(value))
            errors.Add(field, $"is required in {country.Name}; {PhoneNumber.Describe(country.Rules)}", PhoneNumberMissing);

        var text = FieldText.Read(value, field, errors, PhoneNumber.MaxLength);
        if (text is not null && country is not null && !PhoneNumber.IsValid(text, country.Rules))
            errors.Add(field, $"is not a phone number; {PhoneNumber.Describe(country.Rules)}");
    }
}
