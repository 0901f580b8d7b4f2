using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.OpenApi;

namespace Customary.Server.ManagedServices;

/// <summary>What the operation on managed services is.</summary>
internal static class ManagedServiceDescriptions
{
    public static OperationDescription List() => new("Managed services", "Get the managed services for a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Answers =
        [
            DescribedAnswer.Of(200, "The services that the partner may administer.", WireJson.Wire.ManagedServiceCollection, new()
            {
                TotalCount = 1,
                Items = [new() { Id = "exchange", Name = "Exchange", GroupName = "Online services", Attributes = new() { ObjectType = "ManagedService" } }],
                Attributes = new() { ObjectType = ObjectTypes.Collection },
            }),
        ],
        Faults = [.. CustomerDescriptions.Faults, Fault.DelegatedAccessNeeded()],
    };
}
