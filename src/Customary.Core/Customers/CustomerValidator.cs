using Customary.Core.Countries;
using Customary.Core.Domains;

namespace Customary.Core.Customers;

/// <summary>
/// Validates new customers. All errors are collected, in the order of the documented tables
/// (docs/contract.md#several-validation-errors). Sources: "Create a customer" and docs/contract.md#creating-a-customer.
/// </summary>
internal sealed class CustomerValidator(
    DomainValidator domains, BillingProfileValidator billing, RegistrationNumberValidator registration, CountryCatalog countries)
{
    /// <summary>Validates a customer that a caller creates.</summary>
    public void Validate(Customer customer, Caller caller, ValidationErrors errors)
    {
        var company = customer.CompanyProfile ?? new();
        domains.Validate(company.Domain, "companyProfile.domain", errors);
        if (countries.TryFind(customer.BillingProfile?.DefaultAddress?.Country, out var country))
            registration.Validate(company.OrganizationRegistrationNumber, country, "companyProfile.organizationRegistrationNumber", errors);
        FieldText.Read(company.CompanyName, "companyProfile.companyName", errors);
        if (FieldText.Read(company.Email, "companyProfile.email", errors, EmailAddress.MaxLength) is { } email && !EmailAddress.IsValid(email))
            errors.Add("companyProfile.email", "is not an email address");
        if (company.Address is not null) ValidateCompanyAddress(company.Address, errors);
        if (customer.BillingProfile is null) errors.Add("billingProfile", "is required");
        else billing.Validate(customer.BillingProfile, caller.Partner, "billingProfile.", errors);
        ValidateAssociatedPartner(customer.AssociatedPartnerId, caller, errors);
    }

    // The company's own address is optional and has no format. Only texts that cannot be stored are errors.
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
