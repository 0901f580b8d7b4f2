using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Storage;

namespace Customary.Server.Users;

/// <summary>Which partner may look into a customer's directory: one that has the customer, with delegated access.</summary>
internal static class UserAccess
{
    /// <summary>Where the users of a customer lie; the fault where the partner may not look.</summary>
    public static async Task<Outcome<TenantKey>> EnterAsync(this CustomerDirectory customers, Caller caller, Guid customer, CancellationToken stop)
    {
        var found = await customers.FindWithHomeAsync(caller, customer, stop);
        if (found.Fault is { } fault) return fault;
        return Refuse(found.Value) is { } refused ? refused : found.Value.Tenant;
    }

    /// <summary>The fault, where the partner may not; null where it may.</summary>
    public static Fault? Refuse(CustomerDocument? document) => document switch
    {
        null => Fault.CustomerNotFound(),
        { HasEnded: true } => Fault.RelationshipEnded(),
        { Body: var body } => Refuse(CustomerDocuments.Read(body)),
    };

    private static Fault? Refuse(Customer customer) => customer.AllowDelegatedAccess == true ? null : Fault.DelegatedAccessNeeded();
}
