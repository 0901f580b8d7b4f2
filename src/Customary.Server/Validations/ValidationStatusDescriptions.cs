using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.OpenApi;

namespace Customary.Server.Validations;

/// <summary>What the operation on the validation status is.</summary>
internal static class ValidationStatusDescriptions
{
    private const string Account = "account";

    public static OperationDescription Get() => new("Validations", "Retrieve the validation status of a customer")
    {
        Parameters = [CustomerDescriptions.Id, DescribedParameter.Query("type", "What is validated.", Account) with { IsRequired = true, Values = [Account] }],
        Answers = [DescribedAnswer.Of(200, "How far it is.", WireJson.Wire.ValidationStatus, new() { Type = Account, Status = "Allowed", LastUpdateDateTime = "2026-03-14T09:26:53" })],
        Faults = [.. CustomerDescriptions.Faults, Fault.ValueNotKnown("type", Account), Fault.AccountStatusNotFound(Guid.Parse(CustomerExamples.Id))],
    };
}
