using System.Text.Json;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Clouds;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Partners;
using Customary.Server.Secrets;
using Customary.Server.Storage;

namespace Customary.Server.Customers;

/// <summary>
/// The operations on customers: everybody who wants something of a customer, over HTTP or otherwise, comes in here,
/// so that no rule can be passed by.
/// </summary>
public sealed class CustomerDirectory(
    CustomerStore store,
    CustomerRules rules,
    NewCustomers newCustomers,
    FirstAdministrator administrator,
    AuthenticationKinds kinds,
    PartnerRegistry partners,
    PartnerDirectory accounts,
    DataKeys keys,
    Cloud cloud,
    CustomerOptions options)
{
    /// <summary>
    /// Creates a customer. Repeated with the same request id and body it answers what it answered before, password
    /// included, and creates nothing; once the customer is deleted, the repetition is refused.
    /// </summary>
    public async Task<Outcome<Customer>> CreateAsync(Author author, Customer sent, Guid? requestId, CancellationToken stop)
    {
        var caller = author.Caller;
        var found = new Violations();
        rules.Check(sent, caller, found);
        if (!found.IsEmpty) return Fault.Invalid(found);
        if (!string.IsNullOrEmpty(sent.AssociatedPartnerId) && !CloudOperations.Has(cloud, CloudOperations.CreateForReseller))
            return Fault.NotInCloud(CloudOperations.CreateForReseller, cloud.Name);
        if (!string.IsNullOrEmpty(sent.AssociatedPartnerId) && kinds.RequireUser(caller, "Creating a customer for an indirect reseller") is { } refused)
            return refused;
        var request = requestId is { } id
            ? new IdempotentRequest(IdempotentRequest.CreateCustomer, id, keys.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(sent, WireJson.Wire.Customer)))
            : null;
        var quota = caller.IsSandbox ? options.SandboxQuota : 0;
        var partnership = string.IsNullOrEmpty(sent.AssociatedPartnerId) ? null : partners.Between(caller.Partner, Guid.Parse(sent.AssociatedPartnerId));
        var answer = await store.AddAsync(newCustomers.Make(sent, author, request, quota) with { Partnership = partnership }, stop);
        return answer.Adding switch
        {
            Adding.RequestIdReused => Fault.RequestIdReused(),
            Adding.Gone => Fault.CreatedResourceGone(),
            Adding.DomainTaken => Fault.DomainTaken(sent.CompanyProfile!.Domain!),
            Adding.NoPartnership => Fault.NotIndirectReseller(sent.AssociatedPartnerId!),
            Adding.QuotaReached => Fault.SandboxFull(quota),
            _ => WithCredentials(CustomerDocuments.Read(answer.Body!)),
        };
    }

    /// <summary>The document of a customer, UTF-8 JSON as it goes over the wire.</summary>
    public async ValueTask<Outcome<byte[]>> FindAsync(Caller caller, Guid customer, CancellationToken stop)
    {
        var found = await RentAsync(caller, customer, stop);
        return found.Fault is { } fault ? fault : found.Value.ToArray();
    }

    /// <summary>The same in a buffer that the caller gives back.</summary>
    public async ValueTask<Outcome<RentedBytes>> RentAsync(Caller caller, Guid customer, CancellationToken stop) =>
        await store.FindAsync(caller.Partner, customer, stop) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } document => document.Body,
        };

    /// <summary>The same with where the customer's tenant lies, for who goes on to what is under the customer.</summary>
    public async ValueTask<Outcome<CustomerDocument>> FindWithHomeAsync(Caller caller, Guid customer, CancellationToken stop) =>
        await store.FindWithHomeAsync(caller.Partner, customer, stop) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } document => document,
        };

    /// <summary>
    /// Ends what a partner may end: the reseller relationship, or its delegated access, or both. Ending what has
    /// ended changes nothing.
    /// </summary>
    public async Task<Outcome<byte[]>> ChangeAsync(Author author, Guid customer, Customer sent, CancellationToken stop)
    {
        var change = RelationshipChange.Read(sent);
        return change.Fault ?? await store.ReplaceAsync(
            author.Partner, customer, (stored, facts) => change.Value.Apply(author, stored, facts), stop);
    }

    /// <summary>
    /// Deletes a customer and everything under it, for every partner. Each of them loses data, also one whose
    /// relationship has ended, so each must be a sandbox account.
    /// </summary>
    public async Task<Fault?> DeleteAsync(Author author, Guid customer, CancellationToken stop) => await store.RemoveAsync(
        author.Partner, customer, RefuseDeletion, answer => Blank(answer, customer), facts => Deletion(author, customer, facts), stop);

    // The store asks within the transaction of the deletion, which holds the tenant: no partner can be added meanwhile.
    private Fault? RefuseDeletion(CustomerRow? stored, TenantFacts? facts) => stored switch
    {
        null => Fault.CustomerNotFound(),
        { HasEnded: true } => Fault.RelationshipEnded(),
        { IndirectProvider: not null } => Fault.ActionNotAllowed("Only the indirect provider that created this customer can delete it."),
        _ when !facts!.Partners.All(accounts.IsSandbox) => Fault.DeletionNeedsSandbox(),
        _ => null,
    };

    // Every partner whose list loses the customer is told; nothing of what is deleted is kept in the telling.
    private static IReadOnlyList<AuditEntry> Deletion(Author author, Guid customer, TenantFacts facts) =>
        AuditEntries.Of(author, customer, facts.Partners, new(AuditOperationType.DeleteCustomer, AuditResourceType.Customer));

    // Ids stay, what is personal goes (decision 14); but a day later the same request id may have created another customer.
    private static byte[] Blank(byte[] answer, Guid deleted)
    {
        var customer = CustomerDocuments.Read(answer);
        if (customer.Id != deleted.ToString()) return answer;
        return CustomerDocuments.Write(new() { Id = customer.Id, CommerceId = customer.CommerceId, Attributes = customer.Attributes });
    }

    private Customer WithCredentials(Customer answer) => answer with { UserCredentials = administrator.CredentialsOf(Guid.Parse(answer.Id!)) };
}
