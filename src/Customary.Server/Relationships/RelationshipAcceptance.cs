using Customary.Server.Customers;
using Customary.Server.Identity;
using Customary.Server.Partners;
using Customary.Server.Storage;

namespace Customary.Server.Relationships;

/// <summary>
/// What a customer does with a relationship request: its administrator signs in and accepts, and the partner has the
/// customer, for the first time or again, under the same id. Source: the contract, sections 13 and 14.
/// </summary>
public sealed class RelationshipAcceptance(
    CustomerStore store, NewCustomers newCustomers, FirstAdministrator administrator, PartnerDirectory partners, PartnerRegistry registry)
{
    /// <summary>Whether the partners of an invitation are let in here, and work together where there are two.</summary>
    public async ValueTask<bool> IsKnownAsync(RelationshipInvitation invitation, CancellationToken stop) =>
        partners.Admits(invitation.Partner, out _)
        && (invitation.Provider is not { } provider
            || (partners.Admits(provider, out _) && await registry.HoldsAsync(provider, invitation.Partner, stop)));

    /// <summary>Accepts an invitation as an administrator, by user principal name and password; false when they are not right.</summary>
    public async Task<bool> AcceptAsync(RelationshipInvitation invitation, string userName, string password, CancellationToken stop)
    {
        var at = userName.LastIndexOf('@');
        if (at < 0 || await store.FindOwnerAsync(userName[(at + 1)..], stop) is not { } customer) return false;
        if (!administrator.Is(customer, userName[..at], password)) return false;
        return await store.EstablishAsync(customer, Partners(invitation), (facts, stored, partner) =>
            newCustomers.Establish(customer, facts, stored, partner, invitation.WithDelegatedAccess), stop);
    }

    private static PartnerOfCustomer[] Partners(RelationshipInvitation invitation) => invitation.Provider is { } provider
        ? [new(provider, IndirectReseller: invitation.Partner), new(invitation.Partner, IndirectProvider: provider)]
        : [new(invitation.Partner)];
}
