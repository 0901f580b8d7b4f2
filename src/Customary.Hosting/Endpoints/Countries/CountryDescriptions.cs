namespace Customary.Hosting.Endpoints.Countries;

/// <summary>Describes the country operation.</summary>
internal static class CountryDescriptions
{
    public static OperationDescription Get() => new("Countries", "Get market-specific validation data")
    {
        Text = "The server applies the same rules to addresses, customers and billing profiles.",
        Parameters = [ParameterDescription.Path("country", "The ISO 3166-1 alpha-2 code.", "NO")],
        Responses =
        [
            ResponseDescription.Create(200, "The rules.", CountryJsonContext.Api.CountryValidationRules, new()
            {
                Iso2Code = "NO",
                DefaultCulture = "nb-NO",
                IsStateRequired = false,
                SupportedStatesList = [],
                SupportedLanguagesList = ["nb"],
                SupportedCulturesList = ["nb-NO"],
                IsPostalCodeRequired = true,
                PostalCodeRegex = "^\\d{4}$",
                IsCityRequired = true,
                IsVatIdSupported = true,
                IsTaxIdSupported = false,
                IsTaxIdOptional = true,
                CountryCallingCodesList = ["47"],
            }),
        ],
        Faults = [Fault.CountryRulesNotFound("UK", "GB")],
    };
}
