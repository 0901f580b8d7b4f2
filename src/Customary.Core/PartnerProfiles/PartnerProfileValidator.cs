using Customary.Core.Countries;
using Customary.Core.Domains;

namespace Customary.Core.PartnerProfiles;

/// <summary>What a partner's profiles must be when it writes them. Addresses keep the rules that customers' do (decision 10).</summary>
internal sealed class PartnerProfileValidator(AddressValidator addresses)
{
    private const int CurrencyLength = 3;
    private const int MaxUriLength = 2048;

    internal void Validate(OrganizationProfile sent, ValidationErrors errors)
    {
        FieldText.Require(sent.CompanyName, "companyName", errors);
        ValidateAddress(sent.DefaultAddress, "defaultAddress", errors);
        if (FieldText.Read(sent.Domain, "domain", errors) is { } domain && !DomainName.IsValid(domain)) errors.Add("domain", "is not a domain name");
        ValidateEmail(FieldText.Require(sent.Email, "email", errors, EmailAddress.MaxLength), "email", errors);
        if (FieldText.Require(sent.Language, "language", errors) is { } language && !Cultures.IsLanguage(language))
            errors.Add("language", "must be two letters, or a culture such as en-US");
        if (FieldText.Require(sent.Culture, "culture", errors) is { } culture && !Cultures.TryNormalize(culture, out _))
            errors.Add("culture", "must have the form of a culture, such as en-US");
    }

    /// <summary>A profile that was sent, as it is kept: country and culture as clients compare them, and the domain that the partner has.</summary>
    internal static OrganizationProfile Normalize(OrganizationProfile sent, string domain) => sent with
    {
        DefaultAddress = sent.DefaultAddress is { Country: { } country } address ? address with { Country = country.ToUpperInvariant() } : sent.DefaultAddress,
        Culture = Cultures.TryNormalize(FieldText.TrimToNull(sent.Culture), out var culture) ? culture : sent.Culture,
        Domain = FieldText.TrimToNull(sent.Domain) ?? domain,
    };

    internal void Validate(LegalBusinessProfile sent, ValidationErrors errors)
    {
        FieldText.Require(sent.CompanyName, "companyName", errors);
        ValidateAddress(sent.Address, "address", errors);
        ValidateContact(sent.PrimaryContact, "primaryContact", errors);
        if (sent.CompanyApproverAddress is { } address) addresses.Validate(address, "companyApproverAddress", errors);
        ValidateEmail(FieldText.Read(sent.CompanyApproverEmail, "companyApproverEmail", errors, EmailAddress.MaxLength), "companyApproverEmail", errors);
    }

    internal void Validate(BillingProfile sent, ValidationErrors errors)
    {
        FieldText.Require(sent.CompanyName, "companyName", errors);
        ValidateAddress(sent.Address, "address", errors);
        ValidateContact(sent.PrimaryContact, "primaryContact", errors);
        FieldText.Read(sent.PurchaseOrderNumber, "purchaseOrderNumber", errors);
        FieldText.Read(sent.TaxId, "taxId", errors);
        if (FieldText.Read(sent.BillingCurrency, "billingCurrency", errors) is { } currency && (currency.Length != CurrencyLength || !currency.All(char.IsAsciiLetter)))
            errors.Add("billingCurrency", "must be an ISO 4217 code, such as USD");
    }

    internal static void Validate(SupportProfile sent, ValidationErrors errors)
    {
        ValidateEmail(FieldText.Read(sent.Email, "email", errors, EmailAddress.MaxLength), "email", errors);
        FieldText.Read(sent.Telephone, "telephone", errors);
        if (FieldText.Read(sent.Website, "website", errors, MaxUriLength) is { } website && !Uri.IsWellFormedUriString(website, UriKind.RelativeOrAbsolute))
            errors.Add("website", "must be a web address");
    }

    private void ValidateAddress(Address? address, string field, ValidationErrors errors)
    {
        if (address is null) errors.Add(field, "is required");
        else addresses.Validate(address, field, errors);
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
