using System.Globalization;
using Customary.Core.Auditing;
using Customary.Core.Countries;
using Customary.Core.Security;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Core.Customers;

/// <summary>Makes a customer out of what was sent and checked (decision 3).</summary>
internal sealed class CustomerFactory(IdGenerator identifiers, CountryCatalog countries)
{
    private const string DefaultCulture = "en-US";
    private static readonly Address EmptyAddress = new();

    /// <summary>The tenant, each partner's part and the answer, ready to be stored together.</summary>
    public NewCustomer Create(Customer sent, AuditActor actor, IdempotentRequest? request, int quota)
    {
        var partner = actor.Partner;
        var id = identifiers.NewCustomerId();
        var billing = BillingProfileValidator.Normalize(sent.BillingProfile!);
        var company = CompanyProfile(id, sent.CompanyProfile!, billing);
        var reseller = string.IsNullOrEmpty(sent.AssociatedPartnerId) ? (Guid?)null : Guid.Parse(sent.AssociatedPartnerId);
        var tenantRecord = new TenantRecord
        {
            CompanyProfile = company,
            Domains = [company.Domain!],
            Partners = reseller is { } second ? [partner, second] : [partner],
            CreatedBy = request is null ? null : new(partner, request.RequestId),
        };
        var own = CreateView(id, company, billing) with { AssociatedPartnerId = reseller?.ToString() };
        var parts = new List<CustomerRow> { ToRow(own, tenantRecord, partner, id) with { IndirectReseller = reseller } };
        if (reseller is { } also) parts.Add(ToRow(CreateView(id, company, billing), tenantRecord, also, id) with { IndirectProvider = partner });
        return new()
        {
            Views = parts,
            Tenant = tenantRecord,
            Request = request,
            Quota = quota,
            Administrator = FirstAdministrator.CreateRow(id, identifiers.NewCustomerId(), company),
            AdministratorRole = FirstAdministrator.Role,
            Audit = [.. parts.SelectMany(part => BuildAudit(actor, part, tenantRecord))],
            Response = CustomerSerializer.Write(own with { EnableGDAPByDefault = sent.EnableGDAPByDefault }),
        };
    }

    /// <summary>
    /// A partner's part of a customer that accepted its relationship request: the part it had before, or a new one
    /// whose billing profile is made of what the tenant itself has, for another partner's is nobody else's.
    /// </summary>
    public CustomerRow CreateForAcceptance(Guid customer, TenantRecord tenantRecord, CustomerRow? stored, PartnerOfCustomer partner, bool withDelegatedAccess)
    {
        var before = stored is null ? CreateView(customer, tenantRecord.CompanyProfile, BillingProfile(tenantRecord.CompanyProfile)) : CustomerSerializer.Read(stored.Body);
        var hadAccess = stored is { HasEnded: false } && before.AllowDelegatedAccess == true;
        var part = before with
        {
            RelationshipToPartner = RelationshipToPartner.Reseller,
            AllowDelegatedAccess = hadAccess || withDelegatedAccess,
            AssociatedPartnerId = partner.IndirectReseller?.ToString(),
        };
        return ToRow(part, tenantRecord, partner.Partner, customer) with { IndirectReseller = partner.IndirectReseller, IndirectProvider = partner.IndirectProvider };
    }

    private CustomerBillingProfile BillingProfile(CustomerCompanyProfile company)
    {
        countries.TryFind(company.Address?.Country, out var country);
        var culture = country?.DefaultCulture ?? DefaultCulture;
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
    private static IEnumerable<AuditEntry> BuildAudit(AuditActor actor, CustomerRow part, TenantRecord tenantRecord) =>
        AuditEntries.Create(actor, part.Customer, tenantRecord.Partners, new(AuditOperationType.AddCustomer, AuditResourceType.Customer)
        {
            CustomerName = part.CompanyName,
            New = AuditValue.Of(CustomerSerializer.Read(part.Body) with { UserCredentials = new() { UserName = FirstAdministrator.UserName, Password = "" } }),
            Details = [new() { Key = "PrimaryDomainName", Value = part.Domain }, new() { Key = "Relationship", Value = "Reseller" }],
        }).Where(entry => entry.Partner == part.Partner);

    private Customer CreateView(Guid id, CustomerCompanyProfile company, CustomerBillingProfile billing) => new()
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

    private static CustomerRow ToRow(Customer part, TenantRecord tenantRecord, Guid partner, Guid id) => new()
    {
        Partner = partner,
        Customer = id,
        Relationship = part.RelationshipToPartner!,
        Domain = tenantRecord.CompanyProfile.Domain!,
        CompanyName = tenantRecord.CompanyProfile.CompanyName!,
        Body = CustomerSerializer.Render(part, tenantRecord),
    };

    // What is not sent is copied from the billing profile once, and does not follow it later.
    private static CustomerCompanyProfile CompanyProfile(Guid id, CustomerCompanyProfile sent, CustomerBillingProfile billing)
    {
        var address = CompanyAddress(sent.Address ?? EmptyAddress);
        return new()
        {
            TenantId = id.ToString(),
            Domain = sent.Domain,
            CompanyName = FieldText.TrimToNull(sent.CompanyName) ?? billing.CompanyName,
            Address = address == EmptyAddress ? CompanyAddress(billing.DefaultAddress!) : address,
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
