using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.ManagedServices;

/// <summary>The managed services of a customer over HTTP, for users only. Source: "Get the managed services for a customer by ID".</summary>
internal static class ManagedServiceEndpoints
{
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = ObjectTypes.Collection };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/customers/{id}/managedservices", List).WithName("ListManagedServices").Describe(ManagedServiceDescriptions.List).WithMetadata(UserOnlyMetadata.Instance);

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, ManagedServiceDirectory services, CancellationToken stop) =>
        (await services.ListAsync(caller.Value, customer.Value, stop)).ToAnswer(found => Answers.Value(
            new() { TotalCount = found.Count, Items = found, Attributes = CollectionAttributes }, WireJson.Wire.ManagedServiceCollection));
}
