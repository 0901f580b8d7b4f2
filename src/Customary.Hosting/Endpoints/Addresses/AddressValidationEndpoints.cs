namespace Customary.Hosting.Endpoints.Addresses;

/// <summary>
/// Validates an address, except its phone number, by the rules of its country, without an external service. Sources: "Validate an
/// address", docs/contract.md#addresses.
/// </summary>
internal static class AddressValidationEndpoints
{
    private const string Verified = "Verified";
    private const string NotVerified = "None";
    private const string NotValidated = "NotValidated";

    public static void MapAddressValidation(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/validations/address", Validate).WithName("ValidateAddress").Describe(AddressValidationDescriptions.Validate);

    private static IResult Validate(JsonBody<Address> body, AddressValidator validator, CountryOptions options)
    {
        var errors = new ValidationErrors();
        validator.ValidateWithoutPhoneNumber(body.Value, path: "", errors);

        // The rules depend on the country, so an unknown country is a fault. The older formats have no status for a missing one.
        var hasStatus = options.AddressValidation == AddressValidationFormat.Object && FieldText.IsBlank(body.Value.Country);
        if (!hasStatus && errors.All.FirstOrDefault(error => error.Field == "country") is { } country) return RefuseCountry(country).ToHttpResult();
        return options.AddressValidation switch
        {
            AddressValidationFormat.Object => ApiResults.Json(CreateResponse(body.Value, validator, errors), ContractsJsonContext.Api.AddressValidationResponse),
            _ when !errors.IsEmpty => Fault.AddressNotValid(LegacyAddressValidation.Write(body.Value, errors)).ToHttpResult(),
            AddressValidationFormat.Boolean => ApiResults.Json(true, ContractsJsonContext.Api.Boolean),
            _ => ApiResults.StatusCode(StatusCodes.Status200OK),
        };
    }

    private static Fault RefuseCountry(ValidationError error)
    {
        var errors = new ValidationErrors();
        errors.Add(error.Field, error.Reason, error.Code);
        return Fault.ValidationFailed(errors);
    }

    private static AddressValidationResponse CreateResponse(Address address, AddressValidator validator, ValidationErrors errors) => new()
    {
        OriginalAddress = address,
        SuggestedAddresses = errors.IsEmpty ? [validator.Normalize(address)] : [],
        Status = errors.IsEmpty ? Verified : FieldText.IsBlank(address.Country) ? NotValidated : NotVerified,
        ValidationMessage = errors.IsEmpty ? null : string.Join("; ", errors.All.Select(error => $"{error.Field} {error.Reason}")) + ".",
    };
}
