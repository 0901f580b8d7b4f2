using Customary.Contracts;
using Customary.Core.Countries;
using Customary.Core.Errors;
using Customary.Hosting.Configuration;
using Customary.Hosting.Endpoints.Customers;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Addresses;

/// <summary>What the validation of an address is, in the generation that is set (decision 10).</summary>
internal static class AddressValidationDescriptions
{
    public static OperationDescription Validate(CustomarySettings settings) => Validate(settings.Get(SettingDefinitions.AddressValidation));

    private static OperationDescription Validate(AddressValidationFormat generation) => new("Validations", "Validate an address")
    {
        Text = "Whether the address keeps its country's rules; nothing is looked up outside.",
        Body = RequestBodyDescription.Of(ContractsJsonContext.Api.Address, CustomerExamples.Address),
        Responses = [Answer(generation)],
        Faults =
        [
            FaultDescriptions.Invalid("country", "is required: the ISO 3166-1 code of two letters, such as US or GB"),
            FaultDescriptions.Invalid("country", "is not the ISO 3166-1 code of a country", 20000),
            .. generation == AddressValidationFormat.Object ? (Fault[])[] : [Fault.AddressNotValid("The address is not valid: state.")],
        ],
    };

    private static ResponseDescription Answer(AddressValidationFormat generation) => generation switch
    {
        AddressValidationFormat.Boolean => ResponseDescription.Of(200, "The address keeps the rules.", ContractsJsonContext.Api.Boolean, true),
        AddressValidationFormat.Empty => ResponseDescription.Empty(200, "The address keeps the rules."),
        _ => ResponseDescription.Of(200, "Whether it does, and how it should be written.", ContractsJsonContext.Api.AddressValidationResponse, new()
        {
            OriginalAddress = CustomerExamples.Address,
            SuggestedAddresses = [CustomerExamples.Address],
            Status = "Verified",
        }),
    };
}
