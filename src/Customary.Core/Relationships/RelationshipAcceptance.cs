using System.Net;
using Customary.Core.Auditing;
using Customary.Core.Customers;
using Customary.Core.Partners;
using Customary.Core.Users;
using Customary.Storage.Auditing;
using Customary.Storage.Customers;
using Customary.Storage.Idempotency;
using Customary.Storage.Partners;
using Customary.Storage.Tenants;

namespace Customary.Core.Relationships;

/// <summary>
/// What a customer does with a relationship request: its administrator signs in and accepts, and the partner has the
/// customer, for the first time or again, under the same id. Source: the contract, sections 13 and 14.
/// </summary>
internal sealed class RelationshipAcceptance(
    CustomerStore store, TenantStore tenants, CustomerFactory newCustomers, UserService users, PartnerAllowList partners, PartnerRegistry registry, SignInAttemptLimiter attempts,
    CustomerOptions options)
{

    /// <summary>Whether the partners of an invitation are let in here, and work together where there are two.</summary>
    public async ValueTask<bool> IsKnownAsync(RelationshipInvitation invitation, CancellationToken cancellationToken) =>
        partners.IsAllowed(invitation.Partner, out _)
        && (invitation.Provider is not { } provider
            || (partners.IsAllowed(provider, out _) && await registry.ExistsAsync(provider, invitation.Partner, cancellationToken)));

    /// <summary>Accepts an invitation as an administrator, by user principal name and password, unless they are not right or were tried too often.</summary>
    public async Task<AcceptanceResult> AcceptAsync(RelationshipInvitation invitation, string userName, string password, IPAddress? address, string correlationId, CancellationToken cancellationToken)
    {
        if (attempts.TryAcquire(address) is > 0 and var pause) return AcceptanceResult.TryAgainAfter(pause);
        var at = userName.LastIndexOf('@');
        if (at < 0) return AcceptanceResult.Refused;

        // A domain that nobody has takes the same way, and the same time, as a customer's.
        var domain = userName[(at + 1)..];
        var found = await tenants.FindKeyAsync(domain, cancellationToken);
        if (attempts.TryAcquire(found?.Customer, domain) is > 0 and var seconds) return AcceptanceResult.TryAgainAfter(seconds);
        var verified = await users.VerifyAdministratorAsync(found, userName, password, cancellationToken);
        if (verified.Fault is { } busy) return AcceptanceResult.Busy(busy.RetryAfterSeconds ?? 1);
        if (!verified.Value || found is not { } tenant) return AcceptanceResult.Refused;
        var status = await store.AcceptAsync(tenant, Partners(invitation), Partnership(invitation), (tenantRecord, stored, partner) =>
            newCustomers.CreateForAcceptance(tenant.Customer, tenantRecord, stored, partner, invitation.WithDelegatedAccess), (stored, made) => BuildAudit(stored, made, userName, correlationId), cancellationToken);
        return status switch
        {
            WriteStatus.Added => AcceptanceResult.Accepted,
            WriteStatus.QuotaReached => AcceptanceResult.QuotaReached(options.SandboxQuota),
            _ => AcceptanceResult.Refused,
        };
    }

    // The partner's log names the customer's administrator: nobody at the partner did it.
    private static List<AuditEntry> BuildAudit(CustomerRow? stored, CustomerRow made, string userName, string correlationId)
    {
        var actor = new AuditActor(new(made.Partner, IsSandbox: false, Application: null, userName), Application: null, correlationId);
        var (old, now) = (stored is null ? null : CustomerSerializer.Read(stored.Body), CustomerSerializer.Read(made.Body));
        var entries = new List<AuditEntry>();
        if (stored is null or { HasEnded: true }) Add(AuditOperationType.ExtendRelationship, AuditResourceType.PartnerCustomerRelationship);
        if (old?.AllowDelegatedAccess != true && now.AllowDelegatedAccess == true)
            Add(AuditOperationType.ApproveDelegatedAccess, AuditResourceType.PartnerCustomerDelegatedAccess);
        return entries;

        void Add(string operation, string resource) => entries.AddRange(AuditEntries.Create(actor, made.Customer, [], new(operation, resource)
        {
            CustomerName = made.CompanyName,
            Old = old is null ? null : AuditValue.Of(old),
            New = AuditValue.Of(now),
        }));
    }

    private PartnerOfCustomer[] Partners(RelationshipInvitation invitation) => invitation.Provider is { } provider
        ? [WithQuota(new(provider, IndirectReseller: invitation.Partner)), WithQuota(new(invitation.Partner, IndirectProvider: provider))]
        : [WithQuota(new(invitation.Partner))];

    private Partnership? Partnership(RelationshipInvitation invitation) =>
        invitation.Provider is { } provider ? registry.Between(provider, invitation.Partner) : null;

    private PartnerOfCustomer WithQuota(PartnerOfCustomer partner) => partner with { Quota = partners.IsSandbox(partner.Partner) ? options.SandboxQuota : 0 };
}
