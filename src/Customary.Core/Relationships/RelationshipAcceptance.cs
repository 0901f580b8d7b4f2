using Customary.Core.Customers;
using Customary.Core.Partners;

namespace Customary.Core.Relationships;

/// <summary>
/// Accepts relationship requests: the customer's administrator accepts, and the partner gets the customer, for the first time or again,
/// with the same id. Source: docs/contract.md#relationship-requests.
/// </summary>
internal sealed class RelationshipAcceptance(
    CustomerStore store, CustomerFactory factory, PartnerAllowList partners, PartnerRegistry registry, TimeProvider clock, CustomerOptions options)
{
    /// <summary>Whether the partners of an invitation are allowed and, if there are two, have a partnership.</summary>
    public async ValueTask<bool> IsKnownAsync(RelationshipInvitation invitation, CancellationToken cancellationToken) =>
        partners.IsAllowed(invitation.Partner, out _)
        && (invitation.Provider is not { } provider
            || (partners.IsAllowed(provider, out _) && await registry.ExistsAsync(provider, invitation.Partner, cancellationToken)));

    /// <summary>The names of the partners of an invitation. A partner that is not registered has a name that is derived from its ID.</summary>
    public async ValueTask<PartnerNames> GetNamesAsync(RelationshipInvitation invitation, CancellationToken cancellationToken) => new(
        (await registry.FindAsync(invitation.Partner, cancellationToken)).Name,
        invitation.Provider is { } provider ? (await registry.FindAsync(provider, cancellationToken)).Name : null);

    /// <summary>Accepts an invitation as an administrator of the customer.</summary>
    public async Task<AcceptanceResult> AcceptAsync(RelationshipInvitation invitation, CustomerAdministrator administrator, string correlationId, CancellationToken cancellationToken)
    {
        var tenant = administrator.Tenant;
        var status = await store.AcceptAsync(
            tenant, Partners(invitation), Partnership(invitation), clock.GetUtcNow(),
            (tenantRecord, stored, partner) => factory.CreateForAcceptance(tenant.Customer, tenantRecord, stored, partner, invitation.WithDelegatedAccess),
            (stored, created) => BuildAudit(administrator.ActFor(created.Partner, correlationId), stored, created), cancellationToken);
        return status switch
        {
            WriteStatus.Added => new(IsAccepted: true),
            WriteStatus.QuotaReached => new(IsAccepted: false, options.SandboxQuota),
            _ => default,
        };
    }

    private static List<AuditEntry> BuildAudit(AuditActor actor, CustomerRow? stored, CustomerRow created)
    {
        var (old, current) = (stored is null ? null : CustomerSerializer.Read(stored.Body), CustomerSerializer.Read(created.Body));
        var entries = new List<AuditEntry>();
        if (stored is null or { HasEnded: true }) Add(AuditOperationType.ExtendRelationship, AuditResourceType.PartnerCustomerRelationship);
        if (old?.AllowDelegatedAccess != true && current.AllowDelegatedAccess == true)
            Add(AuditOperationType.ApproveDelegatedAccess, AuditResourceType.PartnerCustomerDelegatedAccess);
        return entries;

        void Add(string operation, string resource) => entries.AddRange(AuditEntries.Create(actor, created.Customer, [], new(operation, resource)
        {
            CustomerName = created.CompanyName,
            Old = old is null ? null : AuditValue.Of(old),
            New = AuditValue.Of(current),
        }));
    }

    private PartnerOfCustomer[] Partners(RelationshipInvitation invitation) => invitation.Provider is { } provider
        ? [WithQuota(new(provider, IndirectReseller: invitation.Partner)), WithQuota(new(invitation.Partner, IndirectProvider: provider))]
        : [WithQuota(new(invitation.Partner))];

    private Partnership? Partnership(RelationshipInvitation invitation) =>
        invitation.Provider is { } provider ? registry.Between(provider, invitation.Partner) : null;

    private PartnerOfCustomer WithQuota(PartnerOfCustomer partner) => partner with { Quota = partners.IsSandbox(partner.Partner) ? options.SandboxQuota : 0 };
}
