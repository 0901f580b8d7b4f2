using Customary.Core.Countries;
using Customary.Core.Errors;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Endpoints.Countries;

/// <summary>
/// The rules of a country over HTTP, the very ones by which addresses, customers and billing profiles are checked.
/// Source: "Get market-specific validation data", in the shape that was recorded (the contract, section 10.2).
/// </summary>
internal static class CountryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/countryvalidationrules/{country}", Get).WithName("GetCountryValidationRules").Describe(CountryDescriptions.Get);

    private static IResult Get(string country, CountryCatalog countries, CustomarySettings settings)
    {
        if (countries.TryFind(country, out var found))
            return ApiResults.Json(CountryValidationRules.From(found, settings.Get(SettingDefinitions.RegistrationRules)), CountryJsonContext.Api.CountryValidationRules);
        return Fault.CountryRulesNotFound(country, countries.TrySuggest(country, out var meant) ? meant.Iso2 : null).ToHttpResult();
    }
}
