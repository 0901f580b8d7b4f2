using Customary.Core.Countries;
using Customary.Core.Partners;

namespace Customary.Core.PartnerProfiles;

/// <summary>
/// Creates the profiles of a partner that never updated them, from its registration and from recognizably fictitious data. They
/// always have a country and a culture, because clients read them first.
/// </summary>
internal sealed class DefaultPartnerProfiles(PartnerAllowList partners, CountryCatalog countries, Customary.Core.Clouds.Cloud cloud)
{
    private const string FirstName = "Partner";
    private const string LastName = "Administrator";

    internal OrganizationProfile Organization(RegisteredPartner partner) => new()
    {
        CompanyName = partner.Name,
        DefaultAddress = Address(partner),
        Domain = Domain(partner.Tenant),
        Email = Email(partner.Tenant),
        Language = Language(partner),
        Culture = partner.Culture,
    };

    internal LegalBusinessProfile LegalBusiness(RegisteredPartner partner) => new()
    {
        CompanyName = partner.Name,
        Address = Address(partner),
        PrimaryContact = Contact(partner.Tenant),
        CompanyApproverAddress = Address(partner),
        CompanyApproverEmail = Email(partner.Tenant),
    };

    internal BillingProfile Billing(RegisteredPartner partner) => new()
    {
        CompanyName = partner.Name,
        Address = Address(partner),
        PrimaryContact = Contact(partner.Tenant),
        BillingCurrency = partner.Country == DefaultPartner.Country ? "USD" : null,
    };

    internal SupportProfile Support(RegisteredPartner partner) => new()
    {
        Email = $"support@{Domain(partner.Tenant)}",
        Telephone = "4255550100",
        Website = $"https://www.{Domain(partner.Tenant)}",
    };

    /// <summary>The domain of a partner: from the allow list, or derived from its tenant id.</summary>
    internal string Domain(Guid tenant) => partners.FindDomain(tenant) ?? DefaultPartner.Domain(tenant, cloud);

    private string Email(Guid tenant) => $"admin@{Domain(tenant)}";

    private Contact Contact(Guid tenant) => new() { FirstName = FirstName, LastName = LastName, Email = Email(tenant), PhoneNumber = "" };

    // A language of the country that matches the culture, else the language of the culture.
    private string Language(RegisteredPartner partner) =>
        countries.TryFind(partner.Country, out var country) && country.Rules.SupportedLanguagesList.FirstOrDefault(language => partner.Culture.StartsWith(language, StringComparison.OrdinalIgnoreCase)) is { } language
            ? language
            : partner.Culture.Split('-')[0];

    // A fictitious address is valid in the US only. Elsewhere the address has only the country.
    private static Address Address(RegisteredPartner partner) => partner.Country == DefaultPartner.Country
        ? new()
        {
            Country = partner.Country,
            City = "Redmond",
            State = "WA",
            AddressLine1 = "1 Example Street",
            AddressLine2 = "",
            PostalCode = "98052",
            FirstName = FirstName,
            LastName = LastName,
            PhoneNumber = "",
        }
        : new() { Country = partner.Country, FirstName = FirstName, LastName = LastName, PhoneNumber = "" };
}
