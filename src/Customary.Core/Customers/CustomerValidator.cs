using Customary.Core.Countries;
using Customary.Core.Domains;

namespace Customary.Core.Customers;

/// <summary>
/// What a new customer must be. Every failure is collected, in the order of the contract's tables (decision 11).
/// Source: "Create a customer", and decision 3.
/// </summary>
internal sealed class CustomerValidator(
    DomainValidator domains, BillingProfileValidator billing, RegistrationNumberValidator registration, CountryCatalog countries)
{
    /// <summary>Checks a customer that a caller wants to create.</summary>
    public void Validate(Customer sent, Caller caller, ValidationErrors errors)
    {
        var company = sent.CompanyProfile ?? new();
        domains.Validate(company.Domain, "companyProfile.domain", errors);
        if (countries.TryFind(sent.BillingProfile?.DefaultAddress?.Country, out var country))
            registration.Validate(company.OrganizationRegistrationNumber, country, "companyProfile.organizationRegistrationNumber", errors);
        FieldText.Read(company.CompanyName, "companyProfile.companyName", errors);
        if (FieldText.Read(company.Email, "companyProfile.email", errors, EmailAddress.MaxLength) is { } email && !EmailAddress.IsValid(email))
            errors.Add("companyProfile.email", "is not an email address");
        if (company.Address is not null) ValidateCompanyAddress(company.Address, errors);
        if (sent.BillingProfile is null) errors.Add("billingProfile", "is required");
        else billing.Validate(sent.BillingProfile, caller.Partner, "billingProfile.", errors);
        ValidateAssociatedPartner(sent.AssociatedPartnerId, caller, errors);
    }

    // The company's own address is optional and free in form; only what could not be kept is refused.
    private static void ValidateCompanyAddress(Address address, ValidationErrors errors)
    {
        FieldText.Read(address.Country, "companyProfile.address.country", errors);
        FieldText.Read(address.Region, "companyProfile.address.region", errors);
        FieldText.Read(address.City, "companyProfile.address.city", errors);
        FieldText.Read(address.State, "companyProfile.address.state", errors);
        FieldText.Read(address.AddressLine1, "companyProfile.address.addressLine1", errors);
        FieldText.Read(address.AddressLine2, "companyProfile.address.addressLine2", errors);
        FieldText.Read(address.PostalCode, "companyProfile.address.postalCode", errors);
        FieldText.Read(address.PhoneNumber, "companyProfile.address.phoneNumber", errors);
    }

    private static void ValidateAssociatedPartner(string? partner, Caller caller, ValidationErrors errors)
    {
        if (string.IsNullOrEmpty(partner)) return;
        if (!Guid.TryParse(partner, out var reseller) || reseller == Guid.Empty) errors.Add("associatedPartnerId", "must be the tenant id of an indirect reseller, a GUID");
        else if (reseller == caller.Partner) errors.Add("associatedPartnerId", "must be another partner's tenant id");
    }
}
