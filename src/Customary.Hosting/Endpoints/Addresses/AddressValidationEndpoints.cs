namespace Customary.Hosting.Endpoints.Addresses;

/// <summary>
/// Validates an address by the rules of its country, without an external service. Sources: "Validate an address",
/// docs/contract.md#addresses.
/// </summary>
internal static class AddressValidationEndpoints
{
    private const string Verified = "Verified";
    private const string NotVerified = "None";

    public static void MapAddressValidation(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/validations/address", Validate).WithName("ValidateAddress").Describe(AddressValidationDescriptions.Validate);

    private static IResult Validate(JsonBody<Address> body, AddressValidator validator, CountryOptions options)
    {
        var errors = new ValidationErrors();
        validator.Validate(body.Value, path: "", errors);

        // The rules depend on the country, so an unknown country is a fault and not a result.
        if (errors.All.FirstOrDefault(error => error.Field == "country") is { } country)
            return new Fault(400, country.Code, $"country {country.Reason}.", [$"country: {country.Reason}"]).ToHttpResult();
        return options.AddressValidation switch
        {
            AddressValidationFormat.Object => ApiResults.Json(CreateResponse(body.Value, validator, errors), ContractsJsonContext.Api.AddressValidationResponse),
            _ when !errors.IsEmpty => Fault.AddressNotValid(LegacyAddressValidation.Write(body.Value, errors)).ToHttpResult(),
            AddressValidationFormat.Boolean => ApiResults.Json(true, ContractsJsonContext.Api.Boolean),
            _ => ApiResults.StatusCode(StatusCodes.Status200OK),
        };
    }

    private static AddressValidationResponse CreateResponse(Address address, AddressValidator validator, ValidationErrors errors) => new()
    {
        OriginalAddress = address,
        SuggestedAddresses = errors.IsEmpty ? [validator.Normalize(address)] : [],
        Status = errors.IsEmpty ? Verified : NotVerified,
        ValidationMessage = errors.IsEmpty ? null : string.Join("; ", errors.All.Select(error => $"{error.Field} {error.Reason}")) + ".",
    };
}
