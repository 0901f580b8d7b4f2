using System.Text.Json;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Secrets;
using Customary.Server.Storage;

namespace Customary.Server.Domains;

/// <summary>The operations on the domains of a customer and what its directory says of it.</summary>
public sealed class VerifiedDomainDirectory(CustomerDirectory customers, DomainStore store, TenantStore tenants, VerifiedDomainRules rules, DataKeys keys)
{
    /// <summary>
    /// Gives a customer a domain that is nobody's yet. Repeated with the same request id and body it answers what it
    /// answered before (decision 7).
    /// </summary>
    public async Task<Outcome<Domain>> AddAsync(Author author, Guid customer, VerifiedDomain sent, Guid? requestId, CancellationToken stop)
    {
        if ((await customers.FindAsync(author.Caller, customer, stop)).Fault is { } unknown) return unknown;
        var found = new Violations();
        var domain = rules.Check(sent, found);
        if (!found.IsEmpty) return Fault.Invalid(found);
        var answer = await store.AddAsync(New(author, customer, domain, sent, requestId), stop);
        return answer.Adding switch
        {
            DomainAdding.NoCustomer => Fault.CustomerNotFound(),
            DomainAdding.RelationshipEnded => Fault.RelationshipEnded(),
            DomainAdding.RequestIdReused => Fault.RequestIdReused(),
            DomainAdding.Taken => Fault.DomainTaken(domain.VerifiedDomainName!, "verifiedDomainName"),
            _ => JsonSerializer.Deserialize(answer.Body!, WireJson.Wire.Domain)!,
        };
    }

    /// <summary>The names of all domains of a customer, the initial one first.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> ListAsync(Caller caller, Guid customer, CancellationToken stop)
    {
        var facts = await FindAsync(caller, customer, stop);
        return facts.Fault is { } fault ? fault : new List<string>(facts.Value.Domains);
    }

    /// <summary>The customer's organization; one, in a list as documented.</summary>
    public async Task<Outcome<IReadOnlyList<CustomerOrganization>>> FindOrganizationAsync(Caller caller, Guid customer, CancellationToken stop)
    {
        var facts = await FindAsync(caller, customer, stop);
        return facts.Fault is { } fault ? fault : new List<CustomerOrganization> { Organization(facts.Value.CompanyProfile) };
    }

    private async Task<Outcome<TenantFacts>> FindAsync(Caller caller, Guid customer, CancellationToken stop) =>
        await tenants.FindAsync(caller.Partner, customer, stop) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } found => found.Facts,
        };

    private NewDomain New(Author author, Guid customer, VerifiedDomain domain, VerifiedDomain sent, Guid? requestId) => new()
    {
        Partner = author.Partner,
        Customer = customer,
        Domain = domain,
        Answer = JsonSerializer.SerializeToUtf8Bytes(domain.Domain!, WireJson.Wire.Domain),
        Request = requestId is { } id
            ? new(IdempotentRequest.AddVerifiedDomain(customer), id, keys.Fingerprint([.. customer.ToByteArray(), .. JsonSerializer.SerializeToUtf8Bytes(sent, WireJson.Wire.VerifiedDomain)]))
            : null,
        Tell = (partners, facts) => Tell(author, customer, partners, facts, domain),
        Render = (part, facts) => CustomerDocuments.Render(CustomerDocuments.Read(part.Body), facts),
    };

    // The directory's own facts of a company change; its name is a detail, so that an erasure finds it there.
    private static IReadOnlyList<AuditEntry> Tell(Author author, Guid customer, IReadOnlyList<Guid> partners, TenantFacts facts, VerifiedDomain domain) =>
        AuditEntries.Of(author, customer, partners, new(AuditOperationType.UpdateCompanyInfo, AuditResourceType.Customer)
        {
            CustomerName = facts.CompanyProfile.CompanyName,
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
