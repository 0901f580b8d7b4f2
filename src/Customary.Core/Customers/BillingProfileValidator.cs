using Customary.Core.Countries;
using Customary.Core.PartnerProfiles;

namespace Customary.Core.Customers;

/// <summary>What a billing profile must be, at creation and at every update. Source: "Create a customer" and section 10.</summary>
internal sealed class BillingProfileValidator(AddressValidator addresses, CountryCatalog countries, DefaultPartnerProfiles partners, CustomerOptions options)
{
    private const int MaxLanguageLength = 35;

    /// <summary>Checks a billing profile that a partner sends; the path says where it stands in the body, with its dot, or is empty.</summary>
    public void Validate(CustomerBillingProfile profile, Guid partner, string path, ValidationErrors errors)
    {
        ValidateEmail(FieldText.Require(profile.Email, $"{path}email", errors, EmailAddress.MaxLength), partner, $"{path}email", errors);
        ValidateCulture(FieldText.Require(profile.Culture, $"{path}culture", errors), profile.DefaultAddress?.Country, $"{path}culture", errors);
        if (FieldText.Require(profile.Language, $"{path}language", errors, MaxLanguageLength) is { } language && !Cultures.IsLanguage(language))
            errors.Add($"{path}language", "must be two letters, or a culture such as en-US");
        if (FieldText.Require(profile.CompanyName, $"{path}companyName", errors) is { } name && options.IsStrict)
            PortalValidator.ValidateCompanyName(name, $"{path}companyName", errors);
        FieldText.Read(profile.FirstName, $"{path}firstName", errors);
        FieldText.Read(profile.LastName, $"{path}lastName", errors);
        if (profile.DefaultAddress is null) errors.Add($"{path}defaultAddress", "is required");
        else addresses.Validate(profile.DefaultAddress, $"{path}defaultAddress", errors);
    }

    /// <summary>A profile that was checked, as it is kept: the culture in its usual casing, empty texts left out.</summary>
    public static CustomerBillingProfile Normalize(CustomerBillingProfile sent)
    {
        Cultures.TryNormalize(FieldText.TrimToNull(sent.Culture), out var culture);
        return new()
        {
            FirstName = FieldText.TrimToNull(sent.FirstName),
            LastName = FieldText.TrimToNull(sent.LastName),
            Email = FieldText.TrimToNull(sent.Email),
            Culture = culture,
            Language = FieldText.TrimToNull(sent.Language),
            CompanyName = FieldText.TrimToNull(sent.CompanyName),
            DefaultAddress = Normalize(sent.DefaultAddress!),
        };
    }

    // As it was sent: only the validation of an address suggests another spelling.
    private static Address Normalize(Address sent) => new()
    {
        Country = sent.Country!.ToUpperInvariant(),
        Region = FieldText.TrimToNull(sent.Region),
        City = FieldText.TrimToNull(sent.City),
        State = FieldText.TrimToNull(sent.State),
        AddressLine1 = FieldText.TrimToNull(sent.AddressLine1),
        AddressLine2 = FieldText.TrimToNull(sent.AddressLine2),
        PostalCode = FieldText.TrimToNull(sent.PostalCode),
        FirstName = FieldText.TrimToNull(sent.FirstName),
        MiddleName = FieldText.TrimToNull(sent.MiddleName),
        LastName = FieldText.TrimToNull(sent.LastName),
        PhoneNumber = FieldText.TrimToNull(sent.PhoneNumber),
    };

    private void ValidateEmail(string? email, Guid partner, string field, ValidationErrors errors)
    {
        if (email is null) return;
        if (!EmailAddress.IsValid(email)) errors.Add(field, "is not an email address");
        else if (options.IsStrict) PortalValidator.ValidateEmail(email, partners.Domain(partner), field, errors);
    }

    private void ValidateCulture(string? sent, string? country, string field, ValidationErrors errors)
    {
        if (sent is null) return;
        if (!Cultures.TryNormalize(sent, out var culture))
            errors.Add(field, "must have the form of a culture, such as en-US");
        else if (options.IsStrict && countries.TryFind(country, out var known) && !Cultures.IsAvailableIn(culture, known))
            errors.Add(field, $"is not offered in {known.Iso2}; {string.Join(", ", known.Cultures)} are");
    }
}
