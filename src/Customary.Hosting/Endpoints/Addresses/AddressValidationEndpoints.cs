using Customary.Contracts;
using Customary.Core.Countries;
using Customary.Core.Errors;
using Customary.Core.Validation;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Addresses;

/// <summary>
/// Whether an address keeps its country's rules; nothing is looked up outside. Source: "Validate an address" and decision 10.
/// </summary>
internal static class AddressValidationEndpoints
{
    private const string Verified = "Verified";
    private const string NotVerified = "None";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/validations/address", Validate).WithName("ValidateAddress").Describe(AddressValidationDescriptions.Validate);

    private static IResult Validate(JsonBody<Address> body, AddressValidator rules, CustomarySettings settings)
    {
        var errors = new ValidationErrors();
        rules.Validate(body.Value, path: "", errors);

        // Without a country that is known there are no rules to answer by.
        if (errors.All.FirstOrDefault(error => error.Field == "country") is { } country)
            return new Fault(400, country.Code, $"country {country.Reason}.", [$"country: {country.Reason}"]).ToHttpResult();
        return settings.Get(SettingDefinitions.AddressValidation) switch
        {
            AddressValidationFormat.Object => ApiResults.Json(Answer(body.Value, rules, errors), ContractsJsonContext.Api.AddressValidationResponse),
            _ when !errors.IsEmpty => Fault.AddressNotValid(LegacyAddressValidation.Of(body.Value, errors)).ToHttpResult(),
            AddressValidationFormat.Boolean => ApiResults.Json(true, ContractsJsonContext.Api.Boolean),
            _ => ApiResults.StatusCode(StatusCodes.Status200OK),
        };
    }

    private static AddressValidationResponse Answer(Address sent, AddressValidator rules, ValidationErrors errors) => new()
    {
        OriginalAddress = sent,
        SuggestedAddresses = errors.IsEmpty ? [rules.Normalize(sent)] : [],
        Status = errors.IsEmpty ? Verified : NotVerified,
        ValidationMessage = errors.IsEmpty ? null : string.Join("; ", errors.All.Select(error => $"{error.Field} {error.Reason}")) + ".",
    };
}
