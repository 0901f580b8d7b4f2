using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.ValidationStatuses;

/// <summary>Describes the validation status operation.</summary>
internal static class ValidationStatusDescriptions
{
    private const string Account = "account";

    public static OperationDescription Get() => new("Validations", "Retrieve the validation status of a customer")
    {
        Parameters = [CustomerDescriptions.Id, ParameterDescription.Query("type", "The type of validation.", Account) with { IsRequired = true, Values = [Account] }],
        Responses = [ResponseDescription.Create(200, "The validation status.", ContractsJsonContext.Api.ValidationStatus, new() { Type = Account, Status = "Allowed", LastUpdateDateTime = "2026-03-14T09:26:53" })],
        Faults = [.. CustomerDescriptions.Faults, Fault.ValueNotKnown("type", Account), Fault.AccountStatusNotFound(Guid.Parse(CustomerExamples.Id))],
    };
}
