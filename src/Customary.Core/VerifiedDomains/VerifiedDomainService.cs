using Customary.Core.Customers;

namespace Customary.Core.VerifiedDomains;

/// <summary>The operations on the domains and the organization of a customer.</summary>
internal sealed class VerifiedDomainService(CustomerService customers, DomainStore store, TenantStore tenants, VerifiedDomainValidator validator, DataKeys keys)
{
    /// <summary>
    /// Adds an available domain to a customer. A request with the same request id and body as before returns the previous response
    /// (docs/contract.md#idempotency).
    /// </summary>
    public async Task<Outcome<Domain>> AddAsync(AuditActor actor, Guid customer, VerifiedDomain input, Guid? requestId, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(actor.Caller, customer, cancellationToken)).Fault is { } unknown) return unknown;
        var errors = new ValidationErrors();
        var domain = validator.Validate(input, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var result = await store.AddAsync(New(actor, customer, domain, input, requestId), cancellationToken);
        return result.Status switch
        {
            WriteStatus.DomainTaken => Fault.DomainTaken(domain.VerifiedDomainName!, "verifiedDomainName"),
            var status when status.ToFault() is { } fault => fault,
            _ => JsonSerializer.Deserialize(result.Body!, ContractsJsonContext.Api.Domain)!,
        };
    }

    /// <summary>Lists the names of all domains of a customer. The initial one is first.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> ListAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var tenant = await FindAsync(caller, customer, cancellationToken);
        return tenant.Fault is { } fault ? fault : new List<string>(tenant.Value.Domains);
    }

    /// <summary>Finds the customer's organization: a list of one, as documented.</summary>
    public async Task<Outcome<IReadOnlyList<CustomerOrganization>>> FindOrganizationAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var tenant = await FindAsync(caller, customer, cancellationToken);
        return tenant.Fault is { } fault ? fault : new List<CustomerOrganization> { Organization(tenant.Value.CompanyProfile) };
    }

    private async Task<Outcome<TenantRecord>> FindAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await tenants.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } found => found.Record,
        };

    private NewDomain New(AuditActor actor, Guid customer, VerifiedDomain domain, VerifiedDomain input, Guid? requestId) => new()
    {
        Partner = actor.Partner,
        Customer = customer,
        Domain = domain,
        Response = JsonSerializer.SerializeToUtf8Bytes(domain.Domain!, ContractsJsonContext.Api.Domain),
        Request = requestId is { } id
            ? new(IdempotentRequest.AddVerifiedDomain(customer), id, keys.Fingerprint([.. customer.ToByteArray(), .. JsonSerializer.SerializeToUtf8Bytes(input, ContractsJsonContext.Api.VerifiedDomain)]))
            : null,
        BuildAudit = (partners, tenantRecord) => BuildAudit(actor, customer, partners, tenantRecord, domain),
        Render = (view, tenantRecord) => CustomerSerializer.Render(CustomerSerializer.Read(view.Body), tenantRecord),
    };

    // The company information in the directory changes. The domain name is a detail, so that an erasure finds it.
    private static IReadOnlyList<AuditEntry> BuildAudit(AuditActor actor, Guid customer, IReadOnlyList<Guid> partners, TenantRecord tenantRecord, VerifiedDomain domain) =>
        AuditEntries.Create(actor, customer, partners, new(AuditOperationType.UpdateCompanyInfo, AuditResourceType.Customer)
        {
            CustomerName = tenantRecord.CompanyProfile.CompanyName,
            New = AuditValue.Of(domain),
            Details = [new() { Key = "VerifiedDomainName", Value = domain.VerifiedDomainName }],
        });

    private static CustomerOrganization Organization(CustomerCompanyProfile company) => new()
    {
        Street = company.Address?.AddressLine1,
        CountryLetterCode = company.Address?.Country,
        PostalCode = company.Address?.PostalCode,
        City = company.Address?.City,
        State = company.Address?.Region,
        DisplayName = company.CompanyName,
        TechnicalNotificationMails = company.Email is null ? [] : [company.Email],
    };
}
