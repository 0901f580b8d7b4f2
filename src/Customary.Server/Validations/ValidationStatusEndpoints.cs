using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Http;
using Customary.Server.Identity;
using Customary.Server.OpenApi;

namespace Customary.Server.Validations;

/// <summary>The validation status of a customer over HTTP, for users only. Source: "Retrieve the validation status of a customer".</summary>
internal static class ValidationStatusEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/customers/{id}/validationStatus", Get).WithName("GetValidationStatus").Describe(ValidationStatusDescriptions.Get).WithMetadata(UserOnlyMetadata.Instance);

    private static async Task<IResult> Get(
        CustomerId customer, RequestCaller caller, string? type, ValidationStatusDirectory statuses, CancellationToken stop) =>
        (await statuses.FindAsync(caller.Value, customer.Value, type, stop)).ToAnswer(WireJson.Wire.ValidationStatus);
}
