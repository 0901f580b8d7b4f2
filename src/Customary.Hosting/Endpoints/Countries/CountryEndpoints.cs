namespace Customary.Hosting.Endpoints.Countries;

/// <summary>
/// Returns the rules of a country, which the server also applies to addresses, customers and billing profiles.
/// Sources: "Get market-specific validation data", docs/contract.md#country-rules.
/// </summary>
internal static class CountryEndpoints
{
    public static void MapCountries(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/countryvalidationrules/{country}", Get).WithName("GetCountryValidationRules").Describe(CountryDescriptions.Get);

    private static IResult Get(string country, CountryCatalog countries)
    {
        if (countries.TryFind(country, out var found)) return ApiResults.Json(found.Rules, CountryJsonContext.Api.CountryValidationRules);
        return Fault.CountryRulesNotFound(country, countries.TrySuggest(country, out var suggestion) ? suggestion.Iso2 : null).ToHttpResult();
    }
}
