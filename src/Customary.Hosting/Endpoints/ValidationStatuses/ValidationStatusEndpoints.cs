using Customary.Hosting.Authentication;
using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.ValidationStatuses;

/// <summary>Returns the validation status of a customer. Requires a user token. Source: "Retrieve the validation status of a customer".</summary>
internal static class ValidationStatusEndpoints
{
    public static void MapValidationStatuses(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/customers/{id}/validationStatus", Get).WithName("GetValidationStatus").Describe(ValidationStatusDescriptions.Get).WithMetadata(RequireUserMetadata.Instance);

    private static async Task<IResult> Get(
        CustomerId customer, RequestCaller caller, string? type, ValidationStatusService statuses, CancellationToken cancellationToken) =>
        (await statuses.FindAsync(caller.Value, customer.Value, type, cancellationToken)).ToHttpResult(ContractsJsonContext.Api.ValidationStatus);
}
