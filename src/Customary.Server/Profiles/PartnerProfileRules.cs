using Customary.Resources;
using Customary.Server.Countries;
using Customary.Server.Customers;
using Customary.Server.Faults;

namespace Customary.Server.Profiles;

/// <summary>What a partner's profiles must be when it writes them. Addresses keep the rules that customers' do (decision 10).</summary>
public sealed class PartnerProfileRules(AddressRules addresses)
{
    private const int CurrencyLength = 3;
    private const int LongestUri = 2048;

    internal void Check(OrganizationProfile sent, Violations found)
    {
        FieldText.Require(sent.CompanyName, "companyName", found);
        CheckAddress(sent.DefaultAddress, "defaultAddress", found);
        if (FieldText.Read(sent.Domain, "domain", found) is { } domain && !Domains.DomainName.IsValid(domain)) found.Add("domain", "is not a domain name");
        CheckEmail(FieldText.Require(sent.Email, "email", found, EmailAddress.Longest), "email", found);
        if (FieldText.Require(sent.Language, "language", found) is { } language && !CultureRules.IsLanguage(language))
            found.Add("language", "must be two letters, or a culture such as en-US");
        if (FieldText.Require(sent.Culture, "culture", found) is { } culture && !CultureRules.TryNormalize(culture, out _))
            found.Add("culture", "must have the form of a culture, such as en-US");
    }

    /// <summary>A profile that was sent, as it is kept: country and culture as clients compare them, and the domain that the partner has.</summary>
    internal static OrganizationProfile Normalize(OrganizationProfile sent, string domain) => sent with
    {
        DefaultAddress = sent.DefaultAddress is { Country: { } country } address ? address with { Country = country.ToUpperInvariant() } : sent.DefaultAddress,
        Culture = CultureRules.TryNormalize(FieldText.TrimToNull(sent.Culture), out var culture) ? culture : sent.Culture,
        Domain = FieldText.TrimToNull(sent.Domain) ?? domain,
    };

    internal void Check(LegalBusinessProfile sent, Violations found)
    {
        FieldText.Require(sent.CompanyName, "companyName", found);
        CheckAddress(sent.Address, "address", found);
        CheckContact(sent.PrimaryContact, "primaryContact", found);
        if (sent.CompanyApproverAddress is { } address) addresses.Check(address, "companyApproverAddress", found);
        CheckEmail(FieldText.Read(sent.CompanyApproverEmail, "companyApproverEmail", found, EmailAddress.Longest), "companyApproverEmail", found);
    }

    internal void Check(BillingProfile sent, Violations found)
    {
        FieldText.Require(sent.CompanyName, "companyName", found);
        CheckAddress(sent.Address, "address", found);
        CheckContact(sent.PrimaryContact, "primaryContact", found);
        FieldText.Read(sent.PurchaseOrderNumber, "purchaseOrderNumber", found);
        FieldText.Read(sent.TaxId, "taxId", found);
        if (FieldText.Read(sent.BillingCurrency, "billingCurrency", found) is { } currency && (currency.Length != CurrencyLength || !currency.All(char.IsAsciiLetter)))
            found.Add("billingCurrency", "must be an ISO 4217 code, such as USD");
    }

    internal static void Check(SupportProfile sent, Violations found)
    {
        CheckEmail(FieldText.Read(sent.Email, "email", found, EmailAddress.Longest), "email", found);
        FieldText.Read(sent.Telephone, "telephone", found);
        if (FieldText.Read(sent.Website, "website", found, LongestUri) is { } website && !Uri.IsWellFormedUriString(website, UriKind.RelativeOrAbsolute))
            found.Add("website", "must be a web address");
    }

    private void CheckAddress(Address? address, string field, Violations found)
    {
        if (address is null) found.Add(field, "is required");
        else addresses.Check(address, field, found);
    }

    private static void CheckContact(Contact? contact, string field, Violations found)
    {
        if (contact is null) return;
        FieldText.Read(contact.FirstName, $"{field}.firstName", found);
        FieldText.Read(contact.LastName, $"{field}.lastName", found);
        CheckEmail(FieldText.Read(contact.Email, $"{field}.email", found, EmailAddress.Longest), $"{field}.email", found);
        FieldText.Read(contact.PhoneNumber, $"{field}.phoneNumber", found);
    }

    private static void CheckEmail(string? email, string field, Violations found)
    {
        if (email is not null && !EmailAddress.IsValid(email)) found.Add(field, "is not an email address");
    }
}
