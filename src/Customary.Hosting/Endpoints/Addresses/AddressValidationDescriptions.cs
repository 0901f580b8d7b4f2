using Customary.Hosting.Endpoints.Customers;

namespace Customary.Hosting.Endpoints.Addresses;

/// <summary>Describes the validation of an address in the configured response format. Source: docs/contract.md#addresses.</summary>
internal static class AddressValidationDescriptions
{
    public static OperationDescription Validate(DescriptionOptions options) => Validate(options.Countries.AddressValidation);

    private static OperationDescription Validate(AddressValidationFormat format) => new("Validations", "Validate an address")
    {
        Text = "Validates the address, except its phone number, by the rules of its country. The server calls no external service.",
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.Address, CustomerExamples.Address),
        Responses = [CreateResponse(format)],
        Faults =
        [
            FaultDescriptions.Invalid("country", "is not the ISO 3166-1 code of a country", 20000),
            .. format == AddressValidationFormat.Object
                ? (Fault[])[]
                : [FaultDescriptions.Invalid("country", "is required: a two-letter ISO 3166-1 code, such as US or GB"), Fault.AddressNotValid("The address is not valid: state.")],
        ],
    };

    private static ResponseDescription CreateResponse(AddressValidationFormat format) => format switch
    {
        AddressValidationFormat.Boolean => ResponseDescription.Create(200, "The address is valid.", ContractsJsonContext.Api.Boolean, true),
        AddressValidationFormat.Empty => ResponseDescription.Empty(200, "The address is valid."),
        _ => ResponseDescription.Create(200, "Whether the address is valid, and its normalized form.", ContractsJsonContext.Api.AddressValidationResponse, new()
        {
            OriginalAddress = CustomerExamples.Address,
            SuggestedAddresses = [CustomerExamples.Address],
            Status = "Verified",
        }),
    };
}
