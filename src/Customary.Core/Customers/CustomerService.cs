using System.Text.Json;
using Customary.Core.Auditing;
using Customary.Core.Clouds;
using Customary.Core.Partners;
using Customary.Core.Security;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Idempotency;
using Customary.Storage.Sql;
using Customary.Storage.Tenants;

namespace Customary.Core.Customers;

/// <summary>
/// The operations on customers: everybody who wants something of a customer, over HTTP or otherwise, comes in here,
/// so that no rule can be passed by.
/// </summary>
internal sealed class CustomerService(
    CustomerStore store,
    CustomerValidator rules,
    CustomerFactory newCustomers,
    FirstAdministrator administrator,
    UserTokenPolicy kinds,
    PartnerRegistry partners,
    PartnerAllowList accounts,
    DataKeys keys,
    Cloud cloud,
    CustomerOptions options)
{
    /// <summary>
    /// Creates a customer. Repeated with the same request id and body it answers what it answered before, password
    /// included, and creates nothing; once the customer is deleted, the repetition is refused.
    /// </summary>
    public async Task<Outcome<Customer>> CreateAsync(AuditActor actor, Customer sent, Guid? requestId, CancellationToken cancellationToken)
    {
        var caller = actor.Caller;
        var errors = new ValidationErrors();
        rules.Validate(sent, caller, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        if (!string.IsNullOrEmpty(sent.AssociatedPartnerId) && !CloudOperations.Has(cloud, CloudOperations.CreateForReseller))
            return Fault.NotSupportedInCloud(CloudOperations.CreateForReseller, cloud.Name);
        if (!string.IsNullOrEmpty(sent.AssociatedPartnerId) && kinds.RequireUser(caller, "Creating a customer for an indirect reseller") is { } refused)
            return refused;
        var request = requestId is { } id
            ? new IdempotentRequest(IdempotentRequest.CreateCustomer, id, keys.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(sent, ContractsJsonContext.Api.Customer)))
            : null;
        var quota = caller.IsSandbox ? options.SandboxQuota : 0;
        var partnership = string.IsNullOrEmpty(sent.AssociatedPartnerId) ? null : partners.Between(caller.Partner, Guid.Parse(sent.AssociatedPartnerId));
        var answer = await store.AddAsync(newCustomers.Create(sent, actor, request, quota) with { Partnership = partnership }, cancellationToken);
        return answer.Status switch
        {
            WriteStatus.DomainTaken => Fault.DomainTaken(sent.CompanyProfile!.Domain!),
            WriteStatus.NoPartnership => Fault.NotIndirectReseller(sent.AssociatedPartnerId!),
            WriteStatus.QuotaReached => Fault.QuotaExceeded(quota),
            var status when status.ToFault() is { } fault => fault,
            _ => WithCredentials(CustomerSerializer.Read(answer.Body!)),
        };
    }

    /// <summary>The document of a customer, UTF-8 JSON as it goes over the wire.</summary>
    public async ValueTask<Outcome<byte[]>> FindAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await FindPooledAsync(caller, customer, cancellationToken);
        return found.Fault is { } fault ? fault : found.Value.ToArray();
    }

    /// <summary>The same in a buffer that the caller gives back.</summary>
    public async ValueTask<Outcome<PooledBuffer>> FindPooledAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await store.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } document => document.Body,
        };

    /// <summary>The same with where the customer's tenant lies, for who goes on to what is under the customer.</summary>
    public async ValueTask<Outcome<CustomerDocument>> FindWithTenantAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await store.FindWithTenantAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } document => document,
        };

    /// <summary>
    /// Ends what a partner may end: the reseller relationship, or its delegated access, or both. Ending what has
    /// ended changes nothing.
    /// </summary>
    public async Task<Outcome<byte[]>> UpdateAsync(AuditActor actor, Guid customer, Customer sent, CancellationToken cancellationToken)
    {
        var change = RelationshipChange.Read(sent);
        return change.Fault ?? await store.ReplaceAsync(
            actor.Partner, customer, (stored, tenantRecord) => change.Value.Apply(actor, stored, tenantRecord), cancellationToken);
    }

    /// <summary>
    /// Deletes a customer and everything under it, for every partner. Each of them loses data, also one whose
    /// relationship has ended, so each must be a sandbox account.
    /// </summary>
    public async Task<Fault?> DeleteAsync(AuditActor actor, Guid customer, CancellationToken cancellationToken) => await store.RemoveAsync(
        actor.Partner, customer, RefuseDeletion, answer => Redact(answer, customer), tenantRecord => BuildAudit(actor, customer, tenantRecord), cancellationToken);

    // The store asks within the transaction of the deletion, which holds the tenant: no partner can be added meanwhile.
    private Fault? RefuseDeletion(CustomerRow? stored, TenantRecord? tenantRecord) => stored switch
    {
        null => Fault.CustomerNotFound(),
        { HasEnded: true } => Fault.RelationshipEnded(),
        { IndirectProvider: not null } => Fault.ActionNotAllowed("Only the indirect provider that created this customer can delete it."),
        _ when !tenantRecord!.Partners.All(accounts.IsSandbox) => Fault.SandboxRequired(),
        _ => null,
    };

    // Every partner whose list loses the customer is told; nothing of what is deleted is kept in the telling.
    private static IReadOnlyList<AuditEntry> BuildAudit(AuditActor actor, Guid customer, TenantRecord tenantRecord) =>
        AuditEntries.Create(actor, customer, tenantRecord.Partners, new(AuditOperationType.DeleteCustomer, AuditResourceType.Customer));

    // Ids stay, what is personal goes (decision 14); but a day later the same request id may have created another customer.
    private static byte[] Redact(byte[] answer, Guid deleted)
    {
        var customer = CustomerSerializer.Read(answer);
        if (customer.Id != deleted.ToString()) return answer;
        return CustomerSerializer.Write(new() { Id = customer.Id, CommerceId = customer.CommerceId, Attributes = customer.Attributes });
    }

    private Customer WithCredentials(Customer answer) => answer with { UserCredentials = administrator.GetCredentials(Guid.Parse(answer.Id!)) };
}
