namespace Customary.Hosting.Endpoints.Countries;

/// <summary>Describes the country operation.</summary>
internal static class CountryDescriptions
{
    private const string ExampleCountry = "NO";

    public static OperationDescription Get(DescriptionOptions options) => new("Countries", "Get market-specific validation data")
    {
        Text = "The server applies the same rules to addresses, customers and billing profiles.",
        Parameters = [ParameterDescription.Path("country", "The ISO 3166-1 alpha-2 code.", ExampleCountry)],
        Responses = [ResponseDescription.Create(200, "The rules.", CountryJsonContext.Api.CountryValidationRules, GetExample(options))],
        Faults = [Fault.CountryRulesNotFound("UK", "GB")],
    };

    private static CountryValidationRules GetExample(DescriptionOptions options) =>
        CountryCatalog.Load(options.Countries.RegistrationRules).TryFind(ExampleCountry, out var country)
            ? country.Rules
            : throw new InvalidOperationException($"The catalog has no country {ExampleCountry}.");
}
