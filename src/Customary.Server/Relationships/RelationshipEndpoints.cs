using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace Customary.Server.Relationships;

/// <summary>
/// Relationships between partners over HTTP, for users only. Sources: "Retrieve a list of indirect resellers", "Get
/// indirect resellers of a customer".
/// </summary>
internal static class RelationshipEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/relationships", List).WithName("ListRelationships").Describe(RelationshipDescriptions.List).WithMetadata(UserOnlyMetadata.Instance);
        routes.MapGet("/v1/customers/{id}/relationships", ListOfCustomer).WithName("ListCustomerRelationships").Describe(RelationshipDescriptions.ListOfCustomer).WithMetadata(UserOnlyMetadata.Instance);
    }

    private static async Task<IResult> List(
        RequestCaller caller, [FromQuery(Name = "relationship_type")] string? type, string? filter, RelationshipDirectory relationships, CancellationToken stop) =>
        (await relationships.ListAsync(caller.Value, type, filter, stop)).ToAnswer(WireJson.Wire.PartnerRelationshipCollection);

    private static async Task<IResult> ListOfCustomer(
        CustomerId customer, RequestCaller caller, RelationshipDirectory relationships, CancellationToken stop) =>
        (await relationships.ListOfCustomerAsync(caller.Value, customer.Value, stop)).ToAnswer(WireJson.Wire.PartnerRelationshipCollection);
}
