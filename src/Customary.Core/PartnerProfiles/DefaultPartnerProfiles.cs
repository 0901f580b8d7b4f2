using Customary.Core.Countries;
using Customary.Core.Partners;
using Customary.Storage.Partners;

namespace Customary.Core.PartnerProfiles;

/// <summary>
/// What a partner's profiles say that it never wrote: what is registered of it, and elsewhere something that can be
/// told to be made up. Country and culture are always there, for clients read them first.
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

    /// <summary>The domain of a partner: as the setting says, or made of its tenant id.</summary>
    internal string Domain(Guid tenant) => partners.FindDomain(tenant) ?? DefaultPartner.Domain(tenant, cloud);

    private string Email(Guid tenant) => $"admin@{Domain(tenant)}";

    private Contact Contact(Guid tenant) => new() { FirstName = FirstName, LastName = LastName, Email = Email(tenant), PhoneNumber = "" };

    // A language of the country that the culture belongs to, else the culture's own.
    private string Language(RegisteredPartner partner) =>
        countries.TryFind(partner.Country, out var country) && country.Languages.FirstOrDefault(language => partner.Culture.StartsWith(language, StringComparison.OrdinalIgnoreCase)) is { } language
            ? language
            : partner.Culture.Split('-')[0];

    // Elsewhere than in the US no made-up address would be valid; the country alone is true.
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
