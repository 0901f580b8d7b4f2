using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.Domains;

/// <summary>
/// The domains and the organization of a customer over HTTP. Sources: "Add a verified domain for a customer", "Get a
/// customer's custom domains", "Get a customer's organization".
/// </summary>
internal static class VerifiedDomainEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/v1/customers/{id}");
        customer.MapPost("/verifieddomain", Create).WithName("AddVerifiedDomain").Describe(DomainDescriptions.Add);
        customer.MapGet("/customDomains", List).WithName("ListCustomDomains").Describe(DomainDescriptions.ListCustom);
        customer.MapGet("/organization", GetOrganization).WithName("GetOrganization").Describe(DomainDescriptions.GetOrganization);
    }

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor author, Sent<VerifiedDomain> sent, Tracking tracking, VerifiedDomainDirectory domains, CancellationToken stop) =>
        (await domains.AddAsync(author.Value, customer.Value, sent.Value, tracking.IdempotencyId, stop)).ToAnswer(WireJson.Wire.Domain, StatusCodes.Status201Created);

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, VerifiedDomainDirectory domains, CancellationToken stop) =>
        (await domains.ListAsync(caller.Value, customer.Value, stop)).ToAnswer(WireJson.Wire.DomainNames);

    private static async Task<IResult> GetOrganization(CustomerId customer, RequestCaller caller, VerifiedDomainDirectory domains, CancellationToken stop) =>
        (await domains.FindOrganizationAsync(caller.Value, customer.Value, stop)).ToAnswer(WireJson.Wire.CustomerOrganizations);
}
