using Customary.Core.Clouds;
using Customary.Core.Partners;

namespace Customary.Core.Customers;

/// <summary>
/// The operations on customers. Every access to a customer, over HTTP or not, uses this class, so that no rule can be
/// bypassed.
/// </summary>
internal sealed class CustomerService(
    CustomerStore store,
    CustomerValidator validator,
    CustomerFactory factory,
    FirstAdministrator administrator,
    UserTokenPolicy tokenPolicy,
    PartnerRegistry partners,
    PartnerAllowList allowList,
    DataKeys keys,
    Cloud cloud,
    CustomerOptions options)
{
    /// <summary>
    /// Creates a customer. A request with the same request id and body as before creates nothing and returns the previous response,
    /// including the password. After the customer is deleted, the result is a fault.
    /// </summary>
    public Task<Outcome<Customer>> CreateAsync(AuditActor actor, Customer input, Guid? requestId, CancellationToken cancellationToken) =>
        CreateAsync(actor, input, new CreationTerms(requestId), cancellationToken);

    /// <summary>Creates a customer on the terms of a relationship request or of the API.</summary>
    internal async Task<Outcome<Customer>> CreateAsync(AuditActor actor, Customer input, CreationTerms terms, CancellationToken cancellationToken)
    {
        var caller = actor.Caller;
        var errors = new ValidationErrors();
        validator.Validate(input, caller, errors);
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        if (!string.IsNullOrEmpty(input.AssociatedPartnerId) && !CloudOperations.Has(cloud, CloudOperations.CreateForReseller))
            return Fault.NotSupportedInCloud(CloudOperations.CreateForReseller, cloud.Name);
        if (!string.IsNullOrEmpty(input.AssociatedPartnerId) && tokenPolicy.RequireUser(caller, "Creating a customer for an indirect reseller") is { } refused)
            return refused;
        var request = terms.RequestId is { } id
            ? new IdempotentRequest(IdempotentRequest.CreateCustomer, id, keys.Fingerprint(JsonSerializer.SerializeToUtf8Bytes(input, ContractsJsonContext.Api.Customer)))
            : null;
        var quota = caller.IsSandbox ? options.SandboxQuota : 0;
        var partnership = string.IsNullOrEmpty(input.AssociatedPartnerId) ? null : partners.Between(caller.Partner, Guid.Parse(input.AssociatedPartnerId));
        var created = factory.Create(input, actor, request, quota, withDelegatedAccess: terms.WithDelegatedAccess) with { Partnership = partnership, ResellerQuota = terms.ResellerQuota };
        var result = await store.AddAsync(created, cancellationToken);
        return result.Status switch
        {
            WriteStatus.DomainTaken => Fault.DomainTaken(input.CompanyProfile!.Domain!),
            WriteStatus.NoPartnership => Fault.NotIndirectReseller(input.AssociatedPartnerId!),
            WriteStatus.PartnerOfAnotherKind => NotSeller(),
            WriteStatus.QuotaReached => Fault.QuotaExceeded(quota),
            var status when status.ToFault() is { } fault => fault,
            _ => WithCredentials(CustomerSerializer.Read(result.Body!)),
        };
    }

    /// <summary>Finds a customer. The result is the response to GET as UTF-8 JSON.</summary>
    public async ValueTask<Outcome<byte[]>> FindAsync(Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await FindPooledAsync(caller, customer, cancellationToken);
        return found.Fault is { } fault ? fault : found.Value.ToArray();
    }

    /// <summary>Finds a customer. The result is a pooled buffer that the caller must dispose.</summary>
    public async ValueTask<Outcome<PooledBuffer>> FindPooledAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await store.FindAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } document => document.Body,
        };

    /// <summary>Finds a customer with the key of its tenant, which operations on the customer's resources need.</summary>
    public async ValueTask<Outcome<CustomerDocument>> FindWithTenantAsync(Caller caller, Guid customer, CancellationToken cancellationToken) =>
        await store.FindWithTenantAsync(caller.Partner, customer, cancellationToken) switch
        {
            null => Fault.CustomerNotFound(),
            { HasEnded: true } => Fault.RelationshipEnded(),
            { } document => document,
        };

    /// <summary>
    /// Ends the reseller relationship, the delegated access or both. Ending a relationship that has ended is a fault.
    /// </summary>
    public async Task<Outcome<byte[]>> UpdateAsync(AuditActor actor, Guid customer, Customer input, CancellationToken cancellationToken)
    {
        var change = RelationshipChange.Read(input);
        return change.Fault ?? await store.ReplaceAsync(
            actor.Partner, customer, (stored, tenantRecord) => change.Value.Apply(actor, stored, tenantRecord), cancellationToken);
    }

    /// <summary>
    /// Deletes a customer and all of its resources, for every partner. Every partner loses data, even if its relationship has
    /// ended, so every partner must be a sandbox account.
    /// </summary>
    public async Task<Fault?> DeleteAsync(AuditActor actor, Guid customer, CancellationToken cancellationToken) => await store.RemoveAsync(
        actor.Partner, customer, RefuseDeletion, response => Redact(response, customer), tenantRecord => BuildAudit(actor, customer, tenantRecord), cancellationToken);

    /// <summary>The fault of a caller that is registered as an indirect reseller.</summary>
    internal static Fault NotSeller() =>
        Fault.PartnerOfAnotherKind("Only a direct reseller or an indirect provider can create a customer: the provider of an indirect reseller creates its customers.");

    // Runs in the transaction of the deletion, which has locked the tenant, so no partner can be added concurrently.
    private Fault? RefuseDeletion(CustomerRow? stored, TenantRecord? tenantRecord) => stored switch
    {
        null => Fault.CustomerNotFound(),
        { HasEnded: true } => Fault.RelationshipEnded(),
        { IndirectProvider: not null } => Fault.ActionNotAllowed("Only the indirect provider of this customer can delete it."),
        _ when !tenantRecord!.Partners.All(allowList.IsSandbox) => Fault.SandboxRequired(),
        _ => null,
    };

    // Every partner that loses the customer gets a record. The records contain no deleted data.
    private static IReadOnlyList<AuditEntry> BuildAudit(AuditActor actor, Guid customer, TenantRecord tenantRecord) =>
        AuditEntries.Create(actor, customer, tenantRecord.Partners, new(AuditOperationType.DeleteCustomer, AuditResourceType.Customer));

    // Ids remain, personal data is removed (docs/contract.md#audit-records). A day later, the same request id can have created another customer.
    private static byte[] Redact(byte[] response, Guid deleted)
    {
        var customer = CustomerSerializer.Read(response);
        if (customer.Id != deleted.ToString()) return response;
        return CustomerSerializer.Write(new() { Id = customer.Id, CommerceId = customer.CommerceId, Attributes = customer.Attributes });
    }

    private Customer WithCredentials(Customer customer) => customer with { UserCredentials = administrator.GetCredentials(Guid.Parse(customer.Id!)) };
}
