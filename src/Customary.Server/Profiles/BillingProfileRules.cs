using Customary.Resources;
using Customary.Server.Countries;
using Customary.Server.Customers;
using Customary.Server.Faults;

namespace Customary.Server.Profiles;

/// <summary>What a billing profile must be, at creation and at every update. Source: "Create a customer" and section 10.</summary>
public sealed class BillingProfileRules(AddressRules addresses, CountryCatalog countries, StandardProfiles partners, CustomerOptions options)
{
    private const int LongestLanguage = 35;

    /// <summary>Checks a billing profile that a partner sends; the path says where it stands in the body, with its dot, or is empty.</summary>
    public void Check(CustomerBillingProfile profile, Guid partner, string path, Violations found)
    {
        CheckEmail(FieldText.Require(profile.Email, $"{path}email", found, EmailAddress.Longest), partner, $"{path}email", found);
        CheckCulture(FieldText.Require(profile.Culture, $"{path}culture", found), profile.DefaultAddress?.Country, $"{path}culture", found);
        if (FieldText.Require(profile.Language, $"{path}language", found, LongestLanguage) is { } language && !CultureRules.IsLanguage(language))
            found.Add($"{path}language", "must be two letters, or a culture such as en-US");
        if (FieldText.Require(profile.CompanyName, $"{path}companyName", found) is { } name && options.IsStrict)
            PortalRules.CheckCompanyName(name, $"{path}companyName", found);
        FieldText.Read(profile.FirstName, $"{path}firstName", found);
        FieldText.Read(profile.LastName, $"{path}lastName", found);
        if (profile.DefaultAddress is null) found.Add($"{path}defaultAddress", "is required");
        else addresses.Check(profile.DefaultAddress, $"{path}defaultAddress", found);
    }

    /// <summary>A profile that was checked, as it is kept: the culture in its usual casing, empty texts left out.</summary>
    public static CustomerBillingProfile Normalize(CustomerBillingProfile sent)
    {
        CultureRules.TryNormalize(FieldText.TrimToNull(sent.Culture), out var culture);
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

    private void CheckEmail(string? email, Guid partner, string field, Violations found)
    {
        if (email is null) return;
        if (!EmailAddress.IsValid(email)) found.Add(field, "is not an email address");
        else if (options.IsStrict) PortalRules.CheckEmail(email, partners.Domain(partner), field, found);
    }

    private void CheckCulture(string? sent, string? country, string field, Violations found)
    {
        if (sent is null) return;
        if (!CultureRules.TryNormalize(sent, out var culture))
            found.Add(field, "must have the form of a culture, such as en-US");
        else if (options.IsStrict && countries.TryFind(country, out var known) && !CultureRules.IsOffered(culture, known))
            found.Add(field, $"is not offered in {known.Iso2}; {string.Join(", ", known.Cultures)} are");
    }
}
