using Customary.Contracts;
using Customary.Core.ManagedServices;
using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.ManagedServices;

/// <summary>The managed services of a customer over HTTP, for users only. Source: "Get the managed services for a customer by ID".</summary>
internal static class ManagedServiceEndpoints
{
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = ObjectTypes.Collection };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/customers/{id}/managedservices", List).WithName("ListManagedServices").Describe(ManagedServiceDescriptions.List).WithMetadata(RequireUserMetadata.Instance);

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, ManagedServiceCatalog services, CancellationToken cancellationToken) =>
        (await services.ListAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(found => ApiResults.Json(
            new() { TotalCount = found.Count, Items = found, Attributes = CollectionAttributes }, ContractsJsonContext.Api.ManagedServiceCollection));
}
