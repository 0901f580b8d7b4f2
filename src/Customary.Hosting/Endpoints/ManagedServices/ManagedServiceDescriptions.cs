using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.ManagedServices;

/// <summary>Describes the managed service operation.</summary>
internal static class ManagedServiceDescriptions
{
    public static OperationDescription List() => new("Managed services", "Get the managed services for a customer")
    {
        Parameters = [CustomerDescriptions.Id],
        Responses =
        [
            ResponseDescription.Create(200, "The services that the partner can administer.", ContractsJsonContext.Api.ManagedServiceCollection, ResourceCollections.Create(
                [new ManagedService { Id = "exchange", Name = "Exchange", GroupName = "Online services", Attributes = new() { ObjectType = "ManagedService" } }])),
        ],
        Faults = [.. CustomerDescriptions.Faults, Fault.DelegatedAccessRequired()],
    };
}
