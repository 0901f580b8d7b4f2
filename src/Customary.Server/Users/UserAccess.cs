using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.Storage;

namespace Customary.Server.Users;

/// <summary>Which partner may look into a customer's directory: one that has the customer, with delegated access.</summary>
internal static class UserAccess
{
    /// <summary>The fault, where the partner may not; null where it may.</summary>
    public static Fault? Refuse(CustomerDocument? document) => document switch
    {
        null => Fault.CustomerNotFound(),
        { HasEnded: true } => Fault.RelationshipEnded(),
        { Body: var body } => Refuse(CustomerDocuments.Read(body)),
    };

    /// <summary>The same for a customer that was found.</summary>
    public static Fault? Refuse(Customer customer) => customer.AllowDelegatedAccess == true ? null : Fault.DelegatedAccessNeeded();
}
