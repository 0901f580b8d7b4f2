using Customary.Core.Countries;

namespace Customary.Core.Customers;

/// <summary>Creates customers from valid requests (docs/contract.md#creating-a-customer).</summary>
internal sealed class CustomerFactory(IdGenerator identifiers, CountryCatalog countries, CustomerOptions options, TimeProvider clock)
{
    private const string DefaultCulture = "en-US";
    private static readonly Address EmptyAddress = new();

    /// <summary>
    /// Creates the tenant, the view of each partner and the response, to be stored together. The ID is new unless it is given. The partners
    /// have delegated access unless a customer that registers itself does not grant it.
    /// </summary>
    public NewCustomer Create(Customer input, AuditActor actor, IdempotentRequest? request, int quota, Guid? given = null, bool withDelegatedAccess = true)
    {
        var partner = actor.Partner;
        var id = given ?? identifiers.NewCustomerId();
        var billing = BillingProfileValidator.Normalize(input.BillingProfile!);
        var company = CompanyProfile(id, input.CompanyProfile!, billing);
        var reseller = string.IsNullOrEmpty(input.AssociatedPartnerId) ? (Guid?)null : Guid.Parse(input.AssociatedPartnerId);
        var tenantRecord = new TenantRecord
        {
            CompanyProfile = company,
            Domains = [company.Domain!],
            Partners = reseller is { } other ? [partner, other] : [partner],
            CreatedBy = request is null ? null : new(partner, request.RequestId),
            AccountStatus = options.AccountStatus is { } status ? new(status, clock.GetUtcNow()) : null,
        };
        var own = CreateView(id, company, billing) with { AllowDelegatedAccess = withDelegatedAccess, AssociatedPartnerId = reseller?.ToString() };
        var views = new List<CustomerRow> { ToRow(own, tenantRecord, partner, id) with { IndirectReseller = reseller } };
        if (reseller is { } resellerId) views.Add(ToRow(CreateView(id, company, billing) with { AllowDelegatedAccess = withDelegatedAccess }, tenantRecord, resellerId, id) with { IndirectProvider = partner });
        return new()
        {
            Views = views,
            Tenant = tenantRecord,
            Request = request,
            Quota = quota,
            Administrator = FirstAdministrator.CreateRow(id, identifiers.NewCustomerId(), company),
            AdministratorRole = FirstAdministrator.Role,
            Audit = [.. views.SelectMany(view => BuildAudit(actor, view, tenantRecord))],
            Response = CustomerSerializer.Write(own with { EnableGDAPByDefault = input.EnableGDAPByDefault }),
        };
    }

    /// <summary>
    /// Creates a partner's view of a customer that accepted its relationship request: from the view that the partner had before, or a
    /// new view. The billing profile of a new view has data of the tenant only, because other partners' profiles are confidential.
    /// </summary>
    public CustomerRow CreateForAcceptance(Guid customer, TenantRecord tenantRecord, CustomerRow? stored, PartnerOfCustomer partner, bool withDelegatedAccess)
    {
        var before = stored is null ? CreateView(customer, tenantRecord.CompanyProfile, BillingProfile(tenantRecord.CompanyProfile)) : CustomerSerializer.Read(stored.Body);
        var hadAccess = stored is { HasEnded: false } && before.AllowDelegatedAccess == true;
        var view = before with
        {
            RelationshipToPartner = RelationshipToPartner.Reseller,
            AllowDelegatedAccess = hadAccess || withDelegatedAccess,
            AssociatedPartnerId = partner.IndirectReseller?.ToString(),
        };
        return ToRow(view, tenantRecord, partner.Partner, customer) with { IndirectReseller = partner.IndirectReseller, IndirectProvider = partner.IndirectProvider };
    }

    private CustomerBillingProfile BillingProfile(CustomerCompanyProfile company)
    {
        countries.TryFind(company.Address?.Country, out var country);
        var culture = country?.Rules.DefaultCulture ?? DefaultCulture;
        return new()
        {
            Email = company.Email,
            Culture = culture,
            Language = culture,
            CompanyName = company.CompanyName,
            DefaultAddress = company.Address is null ? null : company.Address with { State = company.Address.Region, Region = null },
        };
    }

    // The indirect provider and the indirect reseller each have a view of the customer, and an audit record that quotes it.
    private static IEnumerable<AuditEntry> BuildAudit(AuditActor actor, CustomerRow view, TenantRecord tenantRecord) =>
        AuditEntries.Create(actor, view.Customer, tenantRecord.Partners, new(AuditOperationType.AddCustomer, AuditResourceType.Customer)
        {
            CustomerName = view.CompanyName,
            New = AuditValue.Of(CustomerSerializer.Read(view.Body) with { UserCredentials = new() { UserName = FirstAdministrator.UserName, Password = "" } }),
            Details = [new() { Key = "PrimaryDomainName", Value = view.Domain }, new() { Key = "Relationship", Value = "Reseller" }],
        }).Where(entry => entry.Partner == view.Partner);

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

    private static CustomerRow ToRow(Customer view, TenantRecord tenantRecord, Guid partner, Guid id) => new()
    {
        Partner = partner,
        Customer = id,
        Relationship = view.RelationshipToPartner!,
        Domain = tenantRecord.CompanyProfile.Domain!,
        CompanyName = tenantRecord.CompanyProfile.CompanyName!,
        Body = CustomerSerializer.Render(view, tenantRecord),
    };

    // Absent properties are copied from the billing profile once. Later changes of the billing profile do not affect them.
    private static CustomerCompanyProfile CompanyProfile(Guid id, CustomerCompanyProfile input, CustomerBillingProfile billing)
    {
        var address = CompanyAddress(input.Address ?? EmptyAddress);
        return new()
        {
            TenantId = id.ToString(),
            Domain = input.Domain,
            CompanyName = FieldText.TrimToNull(input.CompanyName) ?? billing.CompanyName,
            Address = address == EmptyAddress ? CompanyAddress(billing.DefaultAddress!) : address,
            Email = FieldText.TrimToNull(input.Email) ?? billing.Email,
            OrganizationRegistrationNumber = FieldText.TrimToNull(input.OrganizationRegistrationNumber),
            Links = CustomerLinks.CompanyProfile(id),
            Attributes = new() { ObjectType = ObjectTypes.CustomerCompanyProfile },
        };
    }

    // The documented company address has a region instead of a state, and no names of a person.
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
