using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.Agreements;

/// <summary>
/// Agreements over HTTP, for users only. Sources: "Get agreement metadata for the Microsoft Customer Agreement", "Get
/// confirmation of customer acceptance of Microsoft Customer Agreement", "Confirm customer acceptance of the Microsoft
/// Customer Agreement", the same for the Microsoft Cloud Agreement, and "Get the status of a customer's direct signing".
/// </summary>
internal static class AgreementEndpoints
{
    private static readonly ResourceAttributes CollectionAttributes = new() { ObjectType = ObjectTypes.Collection };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/agreements", ListMetadata).WithName("ListAgreementMetadata").Describe(AgreementDescriptions.ListMetadata).WithMetadata(UserOnlyMetadata.Instance);
        var customer = routes.MapGroup("/v1/customers/{id}").WithMetadata(UserOnlyMetadata.Instance);
        customer.MapGet("/agreements", List).WithName("ListAgreements").Describe(AgreementDescriptions.List);
        customer.MapPost("/agreements", Create).WithName("CreateAgreement").Describe(AgreementDescriptions.Create);
        customer.MapGet("/directSignedMicrosoftCustomerAgreementStatus", GetDirectSigned).WithName("GetDirectSignedAgreementStatus").Describe(AgreementDescriptions.GetDirectSigned);
    }

    private static IResult ListMetadata(string? agreementType) =>
        AgreementDirectory.ListMetadata(agreementType).ToAnswer(found => Answers.Value(Collect(found, "/agreements", agreementType), WireJson.Wire.AgreementMetadataCollection));

    private static async Task<IResult> List(
        CustomerId customer, RequestCaller caller, string? agreementType, AgreementDirectory agreements, CancellationToken stop) =>
        (await agreements.ListAsync(caller.Value, customer.Value, agreementType, stop)).ToAnswer(
            found => Answers.Value(Collect(found, $"/customers/{customer.Value}/agreements", agreementType), WireJson.Wire.AgreementCollection));

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor author, Sent<Agreement> sent, Tracking tracking, AgreementDirectory agreements, CancellationToken stop) =>
        (await agreements.CreateAsync(author.Value, customer.Value, sent.Value, tracking.IdempotencyId, stop)).ToAnswer(WireJson.Wire.Agreement, StatusCodes.Status201Created);

    private static async Task<IResult> GetDirectSigned(CustomerId customer, RequestCaller caller, AgreementDirectory agreements, CancellationToken stop) =>
        (await agreements.FindDirectSignedAsync(caller.Value, customer.Value, stop)).ToAnswer(WireJson.Wire.DirectSignedCustomerAgreementStatus);

    private static ResourceCollection<TResource> Collect<TResource>(IReadOnlyList<TResource> found, string path, string? agreementType)
    {
        var query = string.IsNullOrEmpty(agreementType) ? QueryString.Empty : QueryString.Create("agreementType", agreementType);
        return new() { TotalCount = found.Count, Items = found, Links = new() { Self = CustomerLinks.Get($"{path}{query}") }, Attributes = CollectionAttributes };
    }
}
