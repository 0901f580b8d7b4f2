using System.Text.Json.Nodes;
using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Qualifications;

/// <summary>
/// The operations on a customer's qualifications and a partner's validation codes. Sources: "Get a customer's qualification
/// asynchronously", "Update a customer's qualifications asynchronously", the two pages of the same name "via synchronous
/// validation", "Get a partner's validation codes".
/// </summary>
internal static class QualificationEndpoints
{
    public static void MapQualifications(this IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/v1/customers/{id}");
        customer.MapGet("/qualifications", List).WithName("ListQualifications").Describe(QualificationDescriptions.List);
        customer.MapPost("/qualifications", Create).WithName("CreateQualification").Describe(QualificationDescriptions.Create).WithMetadata(RequireUserMetadata.Instance);
        customer.MapGet("/qualification", GetLegacy).WithName("GetQualification").Describe(QualificationDescriptions.GetLegacy);
        customer.MapPut("/qualification", UpdateLegacy).WithName("UpdateQualification").Describe(QualificationDescriptions.UpdateLegacy).WithMetadata(RequireUserMetadata.Instance);
        routes.MapGet("/v1/customers/all/validations", ListCodes).WithName("ListValidationCodes").Describe(QualificationDescriptions.ListCodes);
    }

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, QualificationService qualifications, CancellationToken cancellationToken) =>
        (await qualifications.ListAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.CustomerQualifications);

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor actor, string? code, JsonBody<CustomerQualificationRequest> body, RequestIds ids, QualificationService qualifications,
        CancellationToken cancellationToken) =>
        (await qualifications.CreateAsync(actor.Value, customer.Value, body.Value, code, ids.IdempotencyId, cancellationToken))
            .ToHttpResult(ContractsJsonContext.Api.CustomerQualification, StatusCodes.Status201Created);

    private static async Task<IResult> GetLegacy(CustomerId customer, RequestCaller caller, QualificationService qualifications, CancellationToken cancellationToken) =>
        (await qualifications.FindLegacyAsync(caller.Value, customer.Value, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.String);

    private static async Task<IResult> UpdateLegacy(
        CustomerId customer, RequestActor actor, string? code, JsonBody<JsonNode> body, QualificationService qualifications, CancellationToken cancellationToken) =>
        (await qualifications.UpdateLegacyAsync(actor.Value, customer.Value, QualificationBody.Read(body.Value), code, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.String);

    private static async Task<IResult> ListCodes(RequestCaller caller, ValidationCodeService codes, CancellationToken cancellationToken) =>
        ApiResults.Json(await codes.ListAsync(caller.Value.Partner, cancellationToken), ContractsJsonContext.Api.ValidationCodes);
}
