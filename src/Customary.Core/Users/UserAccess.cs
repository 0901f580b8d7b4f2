using Customary.Core.Customers;
using Customary.Storage.Tenants;

namespace Customary.Core.Users;

/// <summary>Which partner may look into a customer's directory: one that has the customer, with delegated access.</summary>
internal static class UserAccess
{
    /// <summary>Where the users of a customer lie; the fault where the partner may not look.</summary>
    public static async Task<Outcome<TenantKey>> AuthorizeAsync(this CustomerService customers, Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await customers.FindWithTenantAsync(caller, customer, cancellationToken);
        if (found.Fault is { } fault) return fault;
        return Refuse(found.Value) is { } refused ? refused : found.Value.Tenant;
    }

    /// <summary>The fault, where the partner may not; null where it may.</summary>
    public static Fault? Refuse(CustomerDocument? document) => document switch
    {
        null => Fault.CustomerNotFound(),
        { HasEnded: true } => Fault.RelationshipEnded(),
        { Body: var body } => Refuse(CustomerSerializer.Read(body)),
    };

    private static Fault? Refuse(Customer customer) => customer.AllowDelegatedAccess == true ? null : Fault.DelegatedAccessRequired();
}
