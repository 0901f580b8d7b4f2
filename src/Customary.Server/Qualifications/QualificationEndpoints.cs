using System.Text.Json.Nodes;
using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.Qualifications;

/// <summary>
/// Qualifications of a customer and validation codes of a partner over HTTP. Sources: "Get a customer's qualification
/// asynchronously", "Update a customer's qualifications asynchronously", the two of the same name "via synchronous
/// validation", "Get a partner's validation codes".
/// </summary>
internal static class QualificationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/v1/customers/{id}");
        customer.MapGet("/qualifications", List).WithName("ListQualifications").Describe(QualificationDescriptions.List);
        customer.MapPost("/qualifications", Create).WithName("CreateQualification").Describe(QualificationDescriptions.Create).WithMetadata(UserOnlyMetadata.Instance);
        customer.MapGet("/qualification", GetOlder).WithName("GetQualification").Describe(QualificationDescriptions.GetOlder);
        customer.MapPut("/qualification", UpdateOlder).WithName("UpdateQualification").Describe(QualificationDescriptions.UpdateOlder).WithMetadata(UserOnlyMetadata.Instance);
        routes.MapGet("/v1/customers/all/validations", ListCodes).WithName("ListValidationCodes").Describe(QualificationDescriptions.ListCodes);
    }

    private static async Task<IResult> List(CustomerId customer, RequestCaller caller, QualificationDirectory qualifications, CancellationToken stop) =>
        (await qualifications.ListAsync(caller.Value, customer.Value, stop)).ToAnswer(WireJson.Wire.CustomerQualifications);

    private static async Task<IResult> Create(
        CustomerId customer, RequestActor author, string? code, Sent<CustomerQualificationRequest> sent, Tracking tracking, QualificationDirectory qualifications,
        CancellationToken stop) =>
        (await qualifications.CreateAsync(author.Value, customer.Value, sent.Value, code, tracking.IdempotencyId, stop))
            .ToAnswer(WireJson.Wire.CustomerQualification, StatusCodes.Status201Created);

    private static async Task<IResult> GetOlder(CustomerId customer, RequestCaller caller, QualificationDirectory qualifications, CancellationToken stop) =>
        (await qualifications.FindOlderAsync(caller.Value, customer.Value, stop)).ToAnswer(WireJson.Wire.String);

    private static async Task<IResult> UpdateOlder(
        CustomerId customer, RequestActor author, string? code, Sent<JsonNode> sent, QualificationDirectory qualifications, CancellationToken stop) =>
        (await qualifications.UpdateOlderAsync(author.Value, customer.Value, SentQualification.Read(sent.Value), code, stop)).ToAnswer(WireJson.Wire.String);

    private static async Task<IResult> ListCodes(RequestCaller caller, ValidationCodes codes, CancellationToken stop) =>
        Answers.Value(await codes.ListAsync(caller.Value.Partner, stop), WireJson.Wire.ValidationCodes);
}
