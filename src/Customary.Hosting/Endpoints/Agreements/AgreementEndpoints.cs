using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Agreements;

/// <summary>
/// The agreement operations, which require a user token. Sources: "Get agreement metadata for the Microsoft Customer Agreement", "Get
/// confirmation of customer acceptance of Microsoft Customer Agreement", "Confirm customer acceptance of the Microsoft
/// Customer Agreement", the same for the Microsoft Cloud Agreement, and "Get the status of a customer's direct signing".
/// </summary>
internal static class AgreementEndpoints
{
    public static void MapAgreements(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/agreements", ListMetadata).WithName("ListAgreementMetadata").Describe(AgreementDescriptions.ListMetadata).WithMetadata(RequireUserMetadata.Instance);
        var customer = routes.MapGroup("/v1/customers/{id}").WithMetadata(RequireUserMetadata.Instance);
        customer.MapGet("/agreements", List).WithName("ListAgreements").Describe(AgreementDescriptions.List);
        customer.MapPost("/agreements", Create).WithName("CreateAgreement").Describe(AgreementDescriptions.Create);
        customer.MapGet("/directSignedMicrosoftCustomerAgreementStatus", GetDirectSigned).WithName("GetDirectSignedAgreementStatus").Describe(AgreementDescriptions.GetDirectSigned);
    }

    private static IResult ListMetadata(string? agreementType) =>
        AgreementService.ListMetadata(agreementType).ToHttpResult(items => ApiResults.Json(Collect(items, "/agreements", agreementType), ContractsJsonContext.Api.AgreementMetadataCollection));

    private static async Task<IResult> List(
        CustomerId customer, RequestCaller caller, string? agreementType, AgreementService agreements, CancellationToken cancellationToken) =>
        (await agreements.ListAsync(caller.Value, customer.Value, agreementType, cancellationToken)).ToHttpResult(
            items => ApiResults.Json(Collect(items, $"/customers/{customer.Value}/agreements", agreementType), ContractsJsonContext.Api.AgreementCollection));

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor actor, JsonBody<Agreement> body, RequestIds ids, AgreementService agreements, CancellationToken cancellationToken) =>
        (await agreements.CreateAsync(actor.Value, customer.Value, body.Value, ids.IdempotencyId, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.Agreement, StatusCodes.Status201Created);

    private static async Task<IResult> GetDirectSigned(CustomerId customer, RequestCaller caller, AgreementService agreements, CancellationToken cancellationToken) =>
        (await agreements.FindDirectSignedAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.DirectSignedCustomerAgreementStatus);

    private static ResourceCollection<TResource> Collect<TResource>(IReadOnlyList<TResource> items, string path, string? agreementType)
    {
        var query = string.IsNullOrEmpty(agreementType) ? QueryString.Empty : QueryString.Create("agreementType", agreementType);
        return ResourceCollections.Create(items, new() { Self = CustomerLinks.Get($"{path}{query}") });
    }
}
