using System.Globalization;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Countries;
using Customary.Server.Faults;
using Customary.Server.Profiles;
using Customary.Server.Storage;

namespace Customary.Server.Customers;

/// <summary>Makes a customer out of what was sent and checked (decision 3).</summary>
public sealed class NewCustomers(Identifiers identifiers, CountryCatalog countries)
{
    private const string StandardCulture = "en-US";
    private static readonly Address Nowhere = new();

    /// <summary>The tenant, each partner's part and the answer, ready to be stored together.</summary>
    public NewCustomer Make(Customer sent, Author author, IdempotentRequest? request, int quota)
    {
        var partner = author.Partner;
        var id = identifiers.NewCustomerId();
        var billing = BillingProfileRules.Normalize(sent.BillingProfile!);
        var company = CompanyProfile(id, sent.CompanyProfile!, billing);
        var reseller = string.IsNullOrEmpty(sent.AssociatedPartnerId) ? (Guid?)null : Guid.Parse(sent.AssociatedPartnerId);
        var facts = new TenantFacts
        {
            CompanyProfile = company,
            Domains = [company.Domain!],
            Partners = reseller is { } second ? [partner, second] : [partner],
            CreatedBy = request is null ? null : new(partner, request.RequestId),
        };
        var own = Part(id, company, billing) with { AssociatedPartnerId = reseller?.ToString() };
        var parts = new List<CustomerRow> { Row(own, facts, partner, id) with { IndirectReseller = reseller } };
        if (reseller is { } also) parts.Add(Row(Part(id, company, billing), facts, also, id) with { IndirectProvider = partner });
        return new()
        {
            Parts = parts,
            Facts = facts,
            Request = request,
            Quota = quota,
            Administrator = FirstAdministrator.Make(id, identifiers.NewCustomerId(), company),
            AdministratorRole = FirstAdministrator.Role,
            Audit = [.. parts.SelectMany(part => Tell(author, part, facts))],
            Answer = CustomerDocuments.Write(own with { EnableGDAPByDefault = sent.EnableGDAPByDefault }),
        };
    }

    /// <summary>
    /// A partner's part of a customer that accepted its relationship request: the part it had before, or a new one
    /// whose billing profile is made of what the tenant itself has, for another partner's is nobody else's.
    /// </summary>
    public CustomerRow Establish(Guid customer, TenantFacts facts, CustomerRow? stored, PartnerOfCustomer partner, bool withDelegatedAccess)
    {
        var before = stored is null ? Part(customer, facts.CompanyProfile, BillingProfile(facts.CompanyProfile)) : CustomerDocuments.Read(stored.Body);
        var hadAccess = stored is { HasEnded: false } && before.AllowDelegatedAccess == true;
        var part = before with
        {
            RelationshipToPartner = RelationshipToPartner.Reseller,
            AllowDelegatedAccess = hadAccess || withDelegatedAccess,
            AssociatedPartnerId = partner.IndirectReseller?.ToString(),
        };
        return Row(part, facts, partner.Partner, customer) with { IndirectReseller = partner.IndirectReseller, IndirectProvider = partner.IndirectProvider };
    }

    private CustomerBillingProfile BillingProfile(CustomerCompanyProfile company)
    {
        countries.TryFind(company.Address?.Country, out var country);
        var culture = country?.DefaultCulture ?? StandardCulture;
        return new()
        {
            Email = company.Email,
            Culture = culture,
            Language = culture,
            CompanyName = company.CompanyName,
            DefaultAddress = company.Address is null ? null : company.Address with { State = company.Address.Region, Region = null },
        };
    }

    // The partner that creates it and its indirect reseller each have a document of it, and a record that quotes it.
    private static IEnumerable<AuditEntry> Tell(Author author, CustomerRow part, TenantFacts facts) =>
        AuditEntries.Of(author, part.Customer, facts.Partners, new(AuditOperationType.AddCustomer, AuditResourceType.Customer)
        {
            CustomerName = part.CompanyName,
            New = AuditValue.Of(CustomerDocuments.Read(part.Body) with { UserCredentials = new() { UserName = FirstAdministrator.UserName, Password = "" } }),
            Details = [new() { Key = "PrimaryDomainName", Value = part.Domain }, new() { Key = "Relationship", Value = "Reseller" }],
        }).Where(entry => entry.Partner == part.Partner);

    private Customer Part(Guid id, CustomerCompanyProfile company, CustomerBillingProfile billing) => new()
    {
        Id = id.ToString(),
        CommerceId = identifiers.NewId().ToString(),
        CompanyProfile = company,
        BillingProfile = billing with
        {
            Id = identifiers.NewId().ToString(),
            Attributes = new()
            {
                Etag = identifiers.NewEtag().ToString(CultureInfo.InvariantCulture),
                ObjectType = ObjectTypes.CustomerBillingProfile,
            },
        },
        RelationshipToPartner = RelationshipToPartner.Reseller,
        AllowDelegatedAccess = true,
        Attributes = new() { ObjectType = ObjectTypes.Customer },
    };

    private static CustomerRow Row(Customer part, TenantFacts facts, Guid partner, Guid id) => new()
    {
        Partner = partner,
        Customer = id,
        Relationship = part.RelationshipToPartner!,
        Domain = facts.CompanyProfile.Domain!,
        CompanyName = facts.CompanyProfile.CompanyName!,
        Body = CustomerDocuments.Render(part, facts),
    };

    // What is not sent is copied from the billing profile once, and does not follow it later.
    private static CustomerCompanyProfile CompanyProfile(Guid id, CustomerCompanyProfile sent, CustomerBillingProfile billing)
    {
        var address = CompanyAddress(sent.Address ?? Nowhere);
        return new()
        {
            TenantId = id.ToString(),
            Domain = sent.Domain,
            CompanyName = FieldText.TrimToNull(sent.CompanyName) ?? billing.CompanyName,
            Address = address == Nowhere ? CompanyAddress(billing.DefaultAddress!) : address,
            Email = FieldText.TrimToNull(sent.Email) ?? billing.Email,
            OrganizationRegistrationNumber = FieldText.TrimToNull(sent.OrganizationRegistrationNumber),
            Links = CustomerLinks.CompanyProfile(id),
            Attributes = new() { ObjectType = ObjectTypes.CustomerCompanyProfile },
        };
    }

    // The documented company address has a region where the billing address has a state, and no person.
    private static Address CompanyAddress(Address address) => new()
    {
        Country = FieldText.TrimToNull(address.Country),
        Region = FieldText.TrimToNull(address.Region) ?? FieldText.TrimToNull(address.State),
        City = FieldText.TrimToNull(address.City),
        AddressLine1 = FieldText.TrimToNull(address.AddressLine1),
        AddressLine2 = FieldText.TrimToNull(address.AddressLine2),
        PostalCode = FieldText.TrimToNull(address.PostalCode),
        PhoneNumber = FieldText.TrimToNull(address.PhoneNumber),
    };
}
