using Customary.Server.Faults;
using Customary.Server.OpenApi;

namespace Customary.Server.Countries;

/// <summary>What the operation on countries is.</summary>
internal static class CountryDescriptions
{
    public static OperationDescription Get() => new("Countries", "Get market-specific validation data")
    {
        Text = "The very rules by which addresses, customers and billing profiles are checked.",
        Parameters = [DescribedParameter.Path("country", "The ISO 3166-1 alpha-2 code.", "NO")],
        Answers =
        [
            DescribedAnswer.Of(200, "The rules.", CountryJson.Wire.CountryValidationRules, new()
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
