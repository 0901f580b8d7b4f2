using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;
using Microsoft.AspNetCore.Mvc;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>
/// The operations on relationships between partners, which require a user token. Sources: "Retrieve a list of indirect resellers", "Get
/// indirect resellers of a customer".
/// </summary>
internal static class RelationshipEndpoints
{
    public static void MapRelationships(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/relationships", List).WithName("ListRelationships").Describe(RelationshipDescriptions.List).WithMetadata(RequireUserMetadata.Instance);
        routes.MapGet("/v1/customers/{id}/relationships", ListForCustomer).WithName("ListCustomerRelationships").Describe(RelationshipDescriptions.ListForCustomer).WithMetadata(RequireUserMetadata.Instance);
    }

    private static async Task<IResult> List(
        RequestCaller caller, [FromQuery(Name = "relationship_type")] string? type, string? filter, RelationshipService relationships, CancellationToken cancellationToken) =>
        (await relationships.ListAsync(caller.Value, type, filter, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.PartnerRelationshipCollection);

    private static async Task<IResult> ListForCustomer(
        CustomerId customer, RequestCaller caller, RelationshipService relationships, CancellationToken cancellationToken) =>
        (await relationships.ListOfCustomerAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.PartnerRelationshipCollection);
}
