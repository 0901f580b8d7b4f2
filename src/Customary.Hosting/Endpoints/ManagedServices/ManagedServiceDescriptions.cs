using Customary.Contracts;
using Customary.Core.Errors;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.ManagedServices;

/// <summary>What the operation on managed services is.</summary>
internal static class ManagedServiceDescriptions
{
    public static OperationDescription List() => new("Managed services", "Get the managed services for a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses =
        [
            ResponseDescription.Of(200, "The services that the partner may administer.", ContractsJsonContext.Api.ManagedServiceCollection, new()
            {
                TotalCount = 1,
                Items = [new() { Id = "exchange", Name = "Exchange", GroupName = "Online services", Attributes = new() { ObjectType = "ManagedService" } }],
                Attributes = new() { ObjectType = ObjectTypes.Collection },
            }),
        ],
        Faults = [.. CustomerDescriptions.Faults, Fault.DelegatedAccessRequired()],
    };
}
