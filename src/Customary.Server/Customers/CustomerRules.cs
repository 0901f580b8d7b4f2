using Customary.Resources;
using Customary.Server.Countries;
using Customary.Server.Domains;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Profiles;

namespace Customary.Server.Customers;

/// <summary>
/// What a new customer must be. Every failure is collected, in the order of the contract's tables (decision 11).
/// Source: "Create a customer", and decision 3.
/// </summary>
public sealed class CustomerRules(
    DomainRules domains, BillingProfileRules billing, RegistrationNumberRules registration, CountryCatalog countries)
{
    /// <summary>Checks a customer that a caller wants to create.</summary>
    public void Check(Customer sent, Caller caller, Violations found)
    {
        var company = sent.CompanyProfile ?? new();
        domains.Check(company.Domain, "companyProfile.domain", found);
        if (countries.TryFind(sent.BillingProfile?.DefaultAddress?.Country, out var country))
            registration.Check(company.OrganizationRegistrationNumber, country, "companyProfile.organizationRegistrationNumber", found);
        FieldText.Read(company.CompanyName, "companyProfile.companyName", found);
        if (FieldText.Read(company.Email, "companyProfile.email", found, EmailAddress.Longest) is { } email && !EmailAddress.IsValid(email))
            found.Add("companyProfile.email", "is not an email address");
        if (company.Address is not null) CheckCompanyAddress(company.Address, found);
        if (sent.BillingProfile is null) found.Add("billingProfile", "is required");
        else billing.Check(sent.BillingProfile, caller.Partner, "billingProfile.", found);
        CheckAssociatedPartner(sent.AssociatedPartnerId, caller, found);
    }

    // The company's own address is optional and free in form; only what could not be kept is refused.
    private static void CheckCompanyAddress(Address address, Violations found)
    {
        FieldText.Read(address.Country, "companyProfile.address.country", found);
        FieldText.Read(address.Region, "companyProfile.address.region", found);
        FieldText.Read(address.City, "companyProfile.address.city", found);
        FieldText.Read(address.State, "companyProfile.address.state", found);
        FieldText.Read(address.AddressLine1, "companyProfile.address.addressLine1", found);
        FieldText.Read(address.AddressLine2, "companyProfile.address.addressLine2", found);
        FieldText.Read(address.PostalCode, "companyProfile.address.postalCode", found);
        FieldText.Read(address.PhoneNumber, "companyProfile.address.phoneNumber", found);
    }

    private static void CheckAssociatedPartner(string? partner, Caller caller, Violations found)
    {
        if (string.IsNullOrEmpty(partner)) return;
        if (!Guid.TryParse(partner, out var reseller) || reseller == Guid.Empty) found.Add("associatedPartnerId", "must be the tenant id of an indirect reseller, a GUID");
        else if (reseller == caller.Partner) found.Add("associatedPartnerId", "must be another partner's tenant id");
    }
}
