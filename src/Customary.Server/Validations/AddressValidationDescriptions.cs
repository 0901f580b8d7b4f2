using Customary.Resources;
using Customary.Server.Customers;
using Customary.Server.Faults;
using Customary.Server.OpenApi;
using Customary.Server.Settings;

namespace Customary.Server.Validations;

/// <summary>What the validation of an address is, in the generation that is set (decision 10).</summary>
internal static class AddressValidationDescriptions
{
    public static OperationDescription Validate(ServiceSettings settings) => Validate(settings.Get(AllSettings.AddressValidation));

    private static OperationDescription Validate(AddressAnswer generation) => new("Validations", "Validate an address")
    {
        Text = "Whether the address keeps its country's rules; nothing is looked up outside.",
        Body = DescribedBody.Of(WireJson.Wire.Address, CustomerExamples.Address),
        Answers = [Answer(generation)],
        Faults =
        [
            DescribedFaults.Invalid("country", "is required: the ISO 3166-1 code of two letters, such as US or GB"),
            DescribedFaults.Invalid("country", "is not the ISO 3166-1 code of a country", 20000),
            .. generation == AddressAnswer.Object ? (Fault[])[] : [Fault.AddressNotValid("The address is not valid: state.")],
        ],
    };

    private static DescribedAnswer Answer(AddressAnswer generation) => generation switch
    {
        AddressAnswer.Boolean => DescribedAnswer.Of(200, "The address keeps the rules.", WireJson.Wire.Boolean, true),
        AddressAnswer.Empty => DescribedAnswer.Empty(200, "The address keeps the rules."),
        _ => DescribedAnswer.Of(200, "Whether it does, and how it should be written.", WireJson.Wire.AddressValidationResponse, new()
        {
            OriginalAddress = CustomerExamples.Address,
            SuggestedAddresses = [CustomerExamples.Address],
            Status = "Verified",
        }),
    };
}
