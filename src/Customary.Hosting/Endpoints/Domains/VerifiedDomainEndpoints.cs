using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Domains;

/// <summary>
/// The operations on a customer's domains and organization. Sources: "Add a verified domain for a customer", "Get a
/// customer's custom domains", "Get a customer's organization".
/// </summary>
internal static class VerifiedDomainEndpoints
{
    public static void MapVerifiedDomains(this IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/v1/customers/{id}");
        customer.MapPost("/verifieddomain", Create).WithName("AddVerifiedDomain").Describe(DomainDescriptions.Create);
        customer.MapGet("/customDomains", List).WithName("ListCustomDomains").Describe(DomainDescriptions.List);
        customer.MapGet("/organization", GetOrganization).WithName("GetOrganization").Describe(DomainDescriptions.GetOrganization);
    }

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor actor, JsonBody<VerifiedDomain> body, RequestIds ids, VerifiedDomainService domains, CancellationToken cancellationToken) =>
        (await domains.AddAsync(actor.Value, customer.Value, body.Value, ids.IdempotencyId, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.Domain, StatusCodes.Status201Created);

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, VerifiedDomainService domains, CancellationToken cancellationToken) =>
        (await domains.ListAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.DomainNames);

    private static async Task<IResult> GetOrganization(CustomerId customer, RequestCaller caller, VerifiedDomainService domains, CancellationToken cancellationToken) =>
        (await domains.FindOrganizationAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.CustomerOrganizations);
}
