using Customary.Resources;
using Customary.Server.Countries;
using Customary.Server.Faults;
using Customary.Server.Http;
using Customary.Server.OpenApi;
using Customary.Server.Settings;

namespace Customary.Server.Validations;

/// <summary>
/// Whether an address keeps its country's rules; nothing is looked up outside. Source: "Validate an address" and decision 10.
/// </summary>
internal static class AddressValidationEndpoints
{
    private const string Verified = "Verified";
    private const string NotVerified = "None";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/validations/address", Validate).WithName("ValidateAddress").Describe(AddressValidationDescriptions.Validate);

    private static IResult Validate(Sent<Address> sent, AddressRules rules, ServiceSettings settings)
    {
        var found = new Violations();
        rules.Check(sent.Value, path: "", found);

        // Without a country that is known there are no rules to answer by.
        if (found.All.FirstOrDefault(violation => violation.Field == "country") is { } country)
            return new Fault(400, country.Code, $"country {country.Reason}.", [$"country: {country.Reason}"]).ToAnswer();
        return settings.Get(AllSettings.AddressValidation) switch
        {
            AddressAnswer.Object => Answers.Value(Answer(sent.Value, rules, found), WireJson.Wire.AddressValidationResponse),
            _ when !found.IsEmpty => Fault.AddressNotValid(OlderDetails.Of(sent.Value, found)).ToAnswer(),
            AddressAnswer.Boolean => Answers.Value(true, WireJson.Wire.Boolean),
            _ => Answers.Empty(StatusCodes.Status200OK),
        };
    }

    private static AddressValidationResponse Answer(Address sent, AddressRules rules, Violations found) => new()
    {
        OriginalAddress = sent,
        SuggestedAddresses = found.IsEmpty ? [rules.Normalize(sent)] : [],
        Status = found.IsEmpty ? Verified : NotVerified,
        ValidationMessage = found.IsEmpty ? null : string.Join("; ", found.All.Select(violation => $"{violation.Field} {violation.Reason}")) + ".",
    };
}
