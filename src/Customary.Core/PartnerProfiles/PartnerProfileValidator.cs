using Customary.Core.Countries;
using Customary.Core.Domains;

namespace Customary.Core.PartnerProfiles;

/// <summary>Validates updates of a partner's profiles. Addresses have the same rules as those of customers (docs/contract.md#addresses).</summary>
internal sealed class PartnerProfileValidator(AddressValidator addresses, CountryCatalog countries)
{
    private const int CurrencyLength = 3;
    private const int MaxUriLength = 2048;

    internal void Validate(OrganizationProfile profile, ValidationErrors errors)
    {
        FieldText.Require(profile.CompanyName, "companyName", errors);
        ValidateAddress(profile.DefaultAddress, "defaultAddress", errors);
        if (FieldText.Read(profile.Domain, "domain", errors) is { } domain && !DomainName.IsValid(domain)) errors.Add("domain", "is not a domain name");
        ValidateEmail(FieldText.Require(profile.Email, "email", errors, EmailAddress.MaxLength), "email", errors);
        if (FieldText.Require(profile.Language, "language", errors) is { } language && !Cultures.IsLanguage(language))
            errors.Add("language", "must be a two-letter language code or a culture such as en-US");
        if (FieldText.Require(profile.Culture, "culture", errors) is { } culture && !Cultures.TryNormalize(culture, out _))
            errors.Add("culture", "must be a culture such as en-US");
    }

    /// <summary>Normalizes a valid profile for storage: the country and culture in their usual casing, and the domain of the partner if there is none.</summary>
    internal static OrganizationProfile Normalize(OrganizationProfile profile, string domain) => profile with
    {
        DefaultAddress = profile.DefaultAddress is { Country: { } country } address ? address with { Country = country.ToUpperInvariant() } : profile.DefaultAddress,
        Culture = Cultures.TryNormalize(FieldText.TrimToNull(profile.Culture), out var culture) ? culture : profile.Culture,
        Domain = FieldText.TrimToNull(profile.Domain) ?? domain,
    };

    internal void Validate(LegalBusinessProfile profile, ValidationErrors errors)
    {
        FieldText.Require(profile.CompanyName, "companyName", errors);
        ValidateAddress(profile.Address, "address", errors);
        ValidateContact(profile.PrimaryContact, "primaryContact", errors);
        if (profile.CompanyApproverAddress is { } address) addresses.Validate(address, "companyApproverAddress", errors);
        ValidateEmail(FieldText.Read(profile.CompanyApproverEmail, "companyApproverEmail", errors, EmailAddress.MaxLength), "companyApproverEmail", errors);
    }

    internal void Validate(BillingProfile profile, ValidationErrors errors)
    {
        FieldText.Require(profile.CompanyName, "companyName", errors);
        ValidateAddress(profile.Address, "address", errors);
        ValidateContact(profile.PrimaryContact, "primaryContact", errors);
        FieldText.Read(profile.PurchaseOrderNumber, "purchaseOrderNumber", errors);
        ValidateTaxId(profile.TaxId, profile.Address?.Country, "taxId", errors);
        if (FieldText.Read(profile.BillingCurrency, "billingCurrency", errors) is { } currency && (currency.Length != CurrencyLength || !currency.All(char.IsAsciiLetter)))
            errors.Add("billingCurrency", "must be an ISO 4217 code, such as USD");
    }

    internal static void Validate(SupportProfile profile, ValidationErrors errors)
    {
        ValidateEmail(FieldText.Read(profile.Email, "email", errors, EmailAddress.MaxLength), "email", errors);
        FieldText.Read(profile.Telephone, "telephone", errors);
        if (FieldText.Read(profile.Website, "website", errors, MaxUriLength) is { } website && !Uri.IsWellFormedUriString(website, UriKind.RelativeOrAbsolute))
            errors.Add("website", "must be a web address");
    }

    private void ValidateAddress(Address? address, string field, ValidationErrors errors)
    {
        if (address is null) errors.Add(field, "is required");
        else addresses.Validate(address, field, errors);
    }

    // Where the only tax number is the VAT number, it must have the published format.
    private void ValidateTaxId(string? value, string? country, string field, ValidationErrors errors)
    {
        if (FieldText.Read(value, field, errors) is { } taxId
            && countries.TryFind(country, out var found)
            && found.Rules is { IsTaxIdSupported: false, VatIdRegex: { } pattern }
            && !pattern.IsMatch(taxId))
            errors.Add(field, $"is not a VAT number of {found.Name}; it must match {pattern}, such as {found.Rules.TaxIdSample}");
    }

    private static void ValidateContact(Contact? contact, string field, ValidationErrors errors)
    {
        if (contact is null) return;
        FieldText.Read(contact.FirstName, $"{field}.firstName", errors);
        FieldText.Read(contact.LastName, $"{field}.lastName", errors);
        ValidateEmail(FieldText.Read(contact.Email, $"{field}.email", errors, EmailAddress.MaxLength), $"{field}.email", errors);
        FieldText.Read(contact.PhoneNumber, $"{field}.phoneNumber", errors);
    }

    private static void ValidateEmail(string? email, string field, ValidationErrors errors)
    {
        if (email is not null && !EmailAddress.IsValid(email)) errors.Add(field, "is not an email address");
    }
}
