using System.Text.Json;
using Customary.Core.Auditing;
using Customary.Core.Customers;
using Customary.Core.Security;
using Customary.Storage.Auditing;
using Customary.Storage.Domains;
using Customary.Storage.Idempotency;
using Customary.Storage.Tenants;

namespace Customary.Core.VerifiedDomains;

/// <summary>The operations on the domains of a customer and what its directory says of it.</summary>
internal sealed class VerifiedDomainService(CustomerService customers, DomainStore store, TenantStore tenants, VerifiedDomainValidator rules, DataKeys keys)
{
    /// <summary>
    /// Gives a customer a domain that is nobody's yet. Repeated with the same request id and body it answers what it
    /// answered before (decision 7).
    /// </summary>
    public async Task<Outcome<Domain>> AddAsync(AuditActor actor, Guid customer, VerifiedDomain sent, Guid? requestId, CancellationToken cancellationToken)
    {
        if ((await customers.FindAsync(actor.Caller, customer, cancellationToken)).Fault is { } unknown) return unknown;
        var errors = new ValidationErrors();
        var domain = rules.Validate(sent, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        var answer = await store.AddAsync(New(actor, customer, domain, sent, requestId), cancellationToken);
        return answer.Status switch
        {
            WriteStatus.DomainTaken => Fault.DomainTaken(domain.VerifiedDomainName!, "verifiedDomainName"),
            var status when status.ToFault() is { } fault => fault,
            _ => JsonSerializer.Deserialize(answer.Body!, ContractsJsonContext.Api.Domain)!,
        };
    }

    /// <summary>The names of all domains of a customer, the initial one first.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> ListAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var facts = await FindAsync(caller, customer, cancellationToken);
        return facts.Fault is { } fault ? fault : new List<string>(facts.Value.Domains);
    }

    /// <summary>The customer's organization; one, in a list as documented.</summary>
    public async Task<Outcome<IReadOnlyList<CustomerOrganization>>> FindOrganizationAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var facts = await FindAsync(caller, customer, cancellationToken);
        return facts.Fault is { } fault ? fault : new List<CustomerOrganization> { Organization(facts.Value.CompanyProfile) };
    }

    private async Task<Outcome<TenantRecord>> FindAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await tenants.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } found => found.Record,
        };

    private NewDomain New(AuditActor actor, Guid customer, VerifiedDomain domain, VerifiedDomain sent, Guid? requestId) => new()
    {
        Partner = actor.Partner,
        Customer = customer,
        Domain = domain,
        Response = JsonSerializer.SerializeToUtf8Bytes(domain.Domain!, ContractsJsonContext.Api.Domain),
        Request = requestId is { } id
            ? new(IdempotentRequest.AddVerifiedDomain(customer), id, keys.Fingerprint([.. customer.ToByteArray(), .. JsonSerializer.SerializeToUtf8Bytes(sent, ContractsJsonContext.Api.VerifiedDomain)]))
            : null,
        BuildAudit = (partners, tenantRecord) => BuildAudit(actor, customer, partners, tenantRecord, domain),
        Render = (part, tenantRecord) => CustomerSerializer.Render(CustomerSerializer.Read(part.Body), tenantRecord),
    };

    // The directory's own facts of a company change; its name is a detail, so that an erasure finds it there.
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
