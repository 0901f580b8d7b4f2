using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.ManagedServices;

/// <summary>Lists the managed services of a customer. Requires a user token. Source: "Get the managed services for a customer by ID".</summary>
internal static class ManagedServiceEndpoints
{
    public static void MapManagedServices(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/customers/{id}/managedservices", List).WithName("ListManagedServices").Describe(ManagedServiceDescriptions.List).WithMetadata(RequireUserMetadata.Instance);

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, ManagedServiceCatalog services, CancellationToken cancellationToken) =>
        (await services.ListAsync(caller.Value, customer.Value, cancellationToken)).ToCollectionResult(ContractsJsonContext.Api.ManagedServiceCollection);
}
