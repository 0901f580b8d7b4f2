using Customary.Core.Customers;

namespace Customary.Core.Users;

/// <summary>Authorizes access to a customer's directory: the partner must have the customer, with delegated access.</summary>
internal static class UserAccess
{
    /// <summary>Finds the key of a customer's tenant. The result is a fault if the partner has no access.</summary>
    public static async Task<Outcome<TenantKey>> AuthorizeAsync(this CustomerService customers, Caller caller, Guid customer, CancellationToken cancellationToken)
    {
        var found = await customers.FindWithTenantAsync(caller, customer, cancellationToken);
        if (found.Fault is { } fault) return fault;
        return Refuse(found.Value) is { } refused ? refused : found.Value.Tenant;
    }

    /// <summary>The fault if the partner has no access; null if it has.</summary>
    public static Fault? Refuse(CustomerDocument? document) => document switch
    {
        null => Fault.CustomerNotFound(),
        { HasEnded: true } => Fault.RelationshipEnded(),
        { Body: var body } => Refuse(CustomerSerializer.Read(body)),
    };

    private static Fault? Refuse(Customer customer) => customer.AllowDelegatedAccess == true ? null : Fault.DelegatedAccessRequired();
}
