using System.Net;
using Customary.Core.Customers;
using Customary.Core.Partners;
using Customary.Core.Users;

namespace Customary.Core.Relationships;

/// <summary>
/// Accepts relationship requests: the customer's administrator signs in and accepts, and the partner gets the customer, for the
/// first time or again, with the same id. Source: docs/contract.md#relationship-requests.
/// </summary>
internal sealed class RelationshipAcceptance(
    CustomerStore store, TenantStore tenants, CustomerFactory factory, UserService users, PartnerAllowList partners, PartnerRegistry registry, SignInAttemptLimiter attempts,
    CustomerOptions options)
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

    /// <summary>Accepts an invitation with the user principal name and password of an administrator. The number of attempts is limited.</summary>
    public async Task<AcceptanceResult> AcceptAsync(RelationshipInvitation invitation, string userName, string password, IPAddress? address, string correlationId, CancellationToken cancellationToken)
    {
        if (attempts.TryAcquire(address) is > 0 and var pause) return AcceptanceResult.TryAgainAfter(pause);
        var at = userName.LastIndexOf('@');
        if (at < 0) return AcceptanceResult.Refused;

        // An unknown domain has the same steps, and takes the same time, as the domain of a customer.
        var domain = userName[(at + 1)..];
        var key = await tenants.FindKeyAsync(domain, cancellationToken);
        if (attempts.TryAcquire(key?.Customer, domain) is > 0 and var seconds) return AcceptanceResult.TryAgainAfter(seconds);
        var verified = await users.VerifyAdministratorAsync(key, userName, password, cancellationToken);
        if (verified.Fault is { } busy) return AcceptanceResult.Busy(busy.RetryAfterSeconds ?? 1);
        if (!verified.Value || key is not { } tenant) return AcceptanceResult.Refused;
        var status = await store.AcceptAsync(tenant, Partners(invitation), Partnership(invitation), (tenantRecord, stored, partner) =>
            factory.CreateForAcceptance(tenant.Customer, tenantRecord, stored, partner, invitation.WithDelegatedAccess), (stored, created) => BuildAudit(stored, created, userName, correlationId), cancellationToken);
        return status switch
        {
            WriteStatus.Added => AcceptanceResult.Accepted,
            WriteStatus.QuotaReached => AcceptanceResult.QuotaReached(options.SandboxQuota),
            _ => AcceptanceResult.Refused,
        };
    }

    // The partner's log names the customer's administrator, because no user of the partner made the change.
    private static List<AuditEntry> BuildAudit(CustomerRow? stored, CustomerRow created, string userName, string correlationId)
    {
        var actor = new AuditActor(new(created.Partner, IsSandbox: false, Application: null, userName), Application: null, correlationId);
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
