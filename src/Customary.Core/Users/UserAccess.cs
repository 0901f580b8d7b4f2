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

    /// <summary>Authorizes access and reads data of the customer's tenant.</summary>
    /// <remarks>
    /// The data lies under the key of the home partner. A reset of the home partner's data gives the customer another home
    /// partner, so the read is repeated if the key is not the same afterwards.
    /// </remarks>
    public static async Task<Outcome<TResult>> ReadAsync<TResult>(
        this CustomerService customers, Caller caller, Guid customer, Func<TenantKey, Task<Outcome<TResult>>> read, CancellationToken cancellationToken)
        where TResult : notnull
    {
        var tenant = await customers.AuthorizeAsync(caller, customer, cancellationToken);
        while (tenant.Fault is null)
        {
            var result = await read(tenant.Value);
            if (tenant.Value.HomePartner == caller.Partner) return result;
            var current = await customers.AuthorizeAsync(caller, customer, cancellationToken);
            if (current.Fault is null && current.Value == tenant.Value) return result;
            tenant = current;
        }

        return tenant.Fault;
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
