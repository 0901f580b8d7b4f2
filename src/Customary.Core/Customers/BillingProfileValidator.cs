using Customary.Core.Countries;
using Customary.Core.PartnerProfiles;

namespace Customary.Core.Customers;

/// <summary>Validates billing profiles, at creation and at every update. Sources: "Create a customer" and docs/contract.md#profiles.</summary>
internal sealed class BillingProfileValidator(AddressValidator addresses, CountryCatalog countries, DefaultPartnerProfiles partners, CustomerOptions options)
{
    private const int MaxLanguageLength = 35;

    /// <summary>Validates a billing profile. The path is that of the profile in the request body with a final dot, or empty.</summary>
    public void Validate(CustomerBillingProfile profile, Guid partner, string path, ValidationErrors errors)
    {
        ValidateEmail(FieldText.Require(profile.Email, $"{path}email", errors, EmailAddress.MaxLength), partner, $"{path}email", errors);
        ValidateCulture(FieldText.Require(profile.Culture, $"{path}culture", errors), profile.DefaultAddress?.Country, $"{path}culture", errors);
        if (FieldText.Require(profile.Language, $"{path}language", errors, MaxLanguageLength) is { } language && !Cultures.IsLanguage(language))
            errors.Add($"{path}language", "must be a two-letter language code or a culture such as en-US");
        if (FieldText.Require(profile.CompanyName, $"{path}companyName", errors) is { } name && options.IsStrict)
            PortalValidator.ValidateCompanyName(name, $"{path}companyName", errors);
        FieldText.Read(profile.FirstName, $"{path}firstName", errors);
        FieldText.Read(profile.LastName, $"{path}lastName", errors);
        if (profile.DefaultAddress is null) errors.Add($"{path}defaultAddress", "is required");
        else addresses.Validate(profile.DefaultAddress, $"{path}defaultAddress", errors);
    }

    /// <summary>Normalizes a valid profile for storage: the culture in its usual casing, without empty texts.</summary>
    public static CustomerBillingProfile Normalize(CustomerBillingProfile profile)
    {
        Cultures.TryNormalize(FieldText.TrimToNull(profile.Culture), out var culture);
        return new()
        {
            FirstName = FieldText.TrimToNull(profile.FirstName),
            LastName = FieldText.TrimToNull(profile.LastName),
            Email = FieldText.TrimToNull(profile.Email),
            Culture = culture,
            Language = FieldText.TrimToNull(profile.Language),
            CompanyName = FieldText.TrimToNull(profile.CompanyName),
            DefaultAddress = Normalize(profile.DefaultAddress!),
        };
    }

    // Spelled as in the request: only the validation of an address suggests another spelling.
    private static Address Normalize(Address address) => new()
    {
        Country = address.Country!.ToUpperInvariant(),
        Region = FieldText.TrimToNull(address.Region),
        City = FieldText.TrimToNull(address.City),
        State = FieldText.TrimToNull(address.State),
        AddressLine1 = FieldText.TrimToNull(address.AddressLine1),
        AddressLine2 = FieldText.TrimToNull(address.AddressLine2),
        PostalCode = FieldText.TrimToNull(address.PostalCode),
        FirstName = FieldText.TrimToNull(address.FirstName),
        MiddleName = FieldText.TrimToNull(address.MiddleName),
        LastName = FieldText.TrimToNull(address.LastName),
        PhoneNumber = FieldText.TrimToNull(address.PhoneNumber),
    };

    private void ValidateEmail(string? email, Guid partner, string field, ValidationErrors errors)
    {
        if (email is null) return;
        if (!EmailAddress.IsValid(email)) errors.Add(field, "is not an email address");
        else if (options.IsStrict) PortalValidator.ValidateEmail(email, partners.Domain(partner), field, errors);
    }

    private void ValidateCulture(string? value, string? country, string field, ValidationErrors errors)
    {
        if (value is null) return;
        if (!Cultures.TryNormalize(value, out var culture))
            errors.Add(field, "must be a culture such as en-US");
        else if (options.IsStrict && countries.TryFind(country, out var found) && !Cultures.IsAvailableIn(culture, found))
            errors.Add(field, $"is not available in {found.Iso2}; use {string.Join(", ", found.Rules.SupportedCulturesList)}");
    }
}
