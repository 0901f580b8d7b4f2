using System.Net;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Customers;
using Customary.Server.Identity;
using Customary.Server.Partners;
using Customary.Server.Storage;
using Customary.Server.Users;

namespace Customary.Server.Relationships;

/// <summary>
/// What a customer does with a relationship request: its administrator signs in and accepts, and the partner has the
/// customer, for the first time or again, under the same id. Source: the contract, sections 13 and 14.
/// </summary>
internal sealed class RelationshipAcceptance(
    CustomerStore store, TenantStore tenants, NewCustomers newCustomers, UserDirectory users, PartnerDirectory partners, PartnerRegistry registry, SignInAttemptLimiter attempts,
    CustomerOptions options)
{

    /// <summary>Whether the partners of an invitation are let in here, and work together where there are two.</summary>
    public async ValueTask<bool> IsKnownAsync(RelationshipInvitation invitation, CancellationToken stop) =>
        partners.Admits(invitation.Partner, out _)
        && (invitation.Provider is not { } provider
            || (partners.Admits(provider, out _) && await registry.HoldsAsync(provider, invitation.Partner, stop)));

    /// <summary>Accepts an invitation as an administrator, by user principal name and password, unless they are not right or were tried too often.</summary>
    public async Task<AcceptanceAnswer> AcceptAsync(RelationshipInvitation invitation, string userName, string password, IPAddress? address, string correlationId, CancellationToken stop)
    {
        if (attempts.TryAcquire(address) is > 0 and var pause) return AcceptanceAnswer.TryAgainAfter(pause);
        var at = userName.LastIndexOf('@');
        if (at < 0) return AcceptanceAnswer.Refused;

        // A domain that nobody has takes the same way, and the same time, as a customer's.
        var domain = userName[(at + 1)..];
        var found = await tenants.FindKeyAsync(domain, stop);
        if (attempts.TryAcquire(found?.Customer, domain) is > 0 and var seconds) return AcceptanceAnswer.TryAgainAfter(seconds);
        var verified = await users.VerifyAdministratorAsync(found, userName, password, stop);
        if (verified.Fault is { } busy) return AcceptanceAnswer.Busy(busy.RetryAfterSeconds ?? 1);
        if (!verified.Value || found is not { } tenant) return AcceptanceAnswer.Refused;
        var status = await store.EstablishAsync(tenant, Partners(invitation), Partnership(invitation), (facts, stored, partner) =>
            newCustomers.Establish(tenant.Customer, facts, stored, partner, invitation.WithDelegatedAccess), (stored, made) => Tell(stored, made, userName, correlationId), stop);
        return status switch
        {
            EstablishStatus.Established => AcceptanceAnswer.Accepted,
            EstablishStatus.QuotaReached => AcceptanceAnswer.QuotaReached(options.SandboxQuota),
            _ => AcceptanceAnswer.Refused,
        };
    }

    // The partner's log names the customer's administrator: nobody at the partner did it.
    private static List<AuditEntry> Tell(CustomerRow? stored, CustomerRow made, string userName, string correlationId)
    {
        var author = new Author(new(made.Partner, IsSandbox: false, Application: null, userName), Application: null, correlationId);
        var (old, now) = (stored is null ? null : CustomerDocuments.Read(stored.Body), CustomerDocuments.Read(made.Body));
        var entries = new List<AuditEntry>();
        if (stored is null or { HasEnded: true }) Add(AuditOperationType.ExtendRelationship, AuditResourceType.PartnerCustomerRelationship);
        if (old?.AllowDelegatedAccess != true && now.AllowDelegatedAccess == true)
            Add(AuditOperationType.ApproveDelegatedAccess, AuditResourceType.PartnerCustomerDelegatedAccess);
        return entries;

        void Add(string operation, string resource) => entries.AddRange(AuditEntries.Of(author, made.Customer, [], new(operation, resource)
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
