using System.Text.Json;
using System.Text.Json.Nodes;
using Customary.Contracts;
using Customary.Core.Countries;

namespace Customary.Core.Tests.Countries;

public class CountryValidationRulesTests
{
    private const string UnitedStates = """
        { "iso2Code": "US", "defaultCulture": "en-US", "isStateRequired": true, "supportedStatesList": [
          "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA",
          "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR",
          "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY"],
          "supportedLanguagesList": ["en", "es"], "supportedCulturesList": ["en-US", "es-US"],
          "isPostalCodeRequired": true, "postalCodeRegex": "^\\d{5}(-\\d{4})?$", "isCityRequired": true,
          "isVatIdSupported": false,
          "phoneNumberRegex": "^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$",
          "isTaxIdSupported": true, "isTaxIdOptional": true, "countryCallingCodesList": ["1"],
          "attributes": { "objectType": "CountryValidationRules" } }
        """;

    private const string Portugal = """
        { "iso2Code": "PT", "defaultCulture": "pt-PT", "isStateRequired": false, "supportedStatesList": [],
          "supportedLanguagesList": ["en", "pt-PT"], "supportedCulturesList": ["pt-PT", "en-US"],
          "isPostalCodeRequired": true, "postalCodeRegex": "^\\d{4}(-\\d{3})?$", "isCityRequired": true,
          "isVatIdSupported": true, "taxIdFormat": "PT#########", "taxIdSample": "PT980152267",
          "vatIdRegex": "^PT[\\d]{9,9}$", "isTaxIdSupported": false, "isTaxIdOptional": false,
          "countryCallingCodesList": ["351"], "attributes": { "objectType": "CountryValidationRules" } }
        """;

    // Public recordings of 2018 fix the languages, states, tax properties and VAT format of GB, DE and CN, and that the postal code of GB
    // matches both letter cases. The samples and the rest of the postal code format of GB are ours.
    private const string UnitedKingdom = """
        { "iso2Code": "GB", "defaultCulture": "en-GB", "isStateRequired": false, "supportedStatesList": [],
          "supportedLanguagesList": ["en"], "supportedCulturesList": ["en-GB", "en-US"], "isPostalCodeRequired": true,
          "postalCodeRegex": "^([Gg][Ii][Rr] ?0[Aa][Aa]|[Bb][Ff][Pp][Oo] ?\\d{1,4}|[A-Za-z]{1,2}\\d[A-Za-z0-9]? ?\\d[A-Za-z]{2})$",
          "isCityRequired": true, "isVatIdSupported": true, "taxIdFormat": "GB#########", "taxIdSample": "GB123456789",
          "vatIdRegex": "^GB([\\d]{9,9}|[\\d]{12,12}|(GD|HA)[\\d]{3,3})$", "isTaxIdSupported": false, "isTaxIdOptional": true,
          "countryCallingCodesList": ["44"], "attributes": { "objectType": "CountryValidationRules" } }
        """;

    private const string Germany = """
        { "iso2Code": "DE", "defaultCulture": "de-DE", "isStateRequired": false, "supportedStatesList": [],
          "supportedLanguagesList": ["en", "de"], "supportedCulturesList": ["de-DE", "en-US"], "isPostalCodeRequired": true,
          "postalCodeRegex": "^\\d{5}$", "isCityRequired": true, "isVatIdSupported": true, "taxIdFormat": "DE#########",
          "taxIdSample": "DE123456789", "vatIdRegex": "^DE[\\d]{9,9}$", "isTaxIdSupported": false, "isTaxIdOptional": true,
          "countryCallingCodesList": ["49"], "attributes": { "objectType": "CountryValidationRules" } }
        """;

    private const string China = """
        { "iso2Code": "CN", "defaultCulture": "zh-CN", "isStateRequired": true, "supportedStatesList": [
          "AH", "BJ", "CQ", "FJ", "GD", "GS", "GX", "GZ", "HA", "HB", "HE", "HI", "HL", "HN", "JL", "JS", "JX", "LN", "NM", "NX", "QH",
          "SC", "SD", "SH", "SN", "SX", "TJ", "XJ", "XZ", "YN", "ZJ"],
          "supportedLanguagesList": ["zh-CHS", "en"], "supportedCulturesList": ["zh-CN", "en-US"], "isPostalCodeRequired": true,
          "postalCodeRegex": "^\\d{6}$", "isCityRequired": true, "isVatIdSupported": false, "isTaxIdSupported": false,
          "isTaxIdOptional": false, "countryCallingCodesList": ["86"], "attributes": { "objectType": "CountryValidationRules" } }
        """;

    [Theory]
    [InlineData("GB", UnitedKingdom, nameof(RegistrationRules.Rules2023))]
    [InlineData("DE", Germany, nameof(RegistrationRules.Rules2023))]
    [InlineData("CN", China, nameof(RegistrationRules.Rules2021))]
    [InlineData("US", UnitedStates, nameof(RegistrationRules.Rules2021))]
    [InlineData("PT", Portugal, nameof(RegistrationRules.Rules2021))]
    [InlineData("PT", Portugal, nameof(RegistrationRules.Rules2023))]
    public void Rules_equal_the_recording(string country, string recorded, string rules) =>
        Serialize(country, Enum.Parse<RegistrationRules>(rules)).ShouldBe(Compact(recorded));

    [Fact]
    public void United_States_rules_differ_from_the_recorded_response_only_by_the_Swagger_properties()
    {
        var served = JsonNode.Parse(Serialize("US", RegistrationRules.Rules2023))!.AsObject();
        var added = served.Where(member => member.Key.StartsWith("customerOrganization", StringComparison.Ordinal)).Select(member => member.Key).ToList();

        added.Count.ShouldBe(4);
        added.ForEach(member => served.Remove(member));
        served.ToJsonString(CountryJsonContext.Api.Options).ShouldBe(Compact(UnitedStates));
    }

    [Fact]
    public void Rules_name_the_required_registration_number()
    {
        var rules = TestCountries.Country("BR").Rules;

        rules.CustomerOrganizationRegistrationNumberRegex!.Text.ShouldBe("^(\\d{14}|\\d{2}\\.\\d{3}\\.\\d{3}/\\d{4}-\\d{2})$");
        rules.CustomerOrganizationRegistrationNumberSample.ShouldBe("12.345.678/0001-95");
        rules.CustomerOrganizationRegistrationNumberRequired.ShouldBe(true);
        rules.CustomerOrganizationPhoneNumberRequired.ShouldBe(true);
    }

    [Fact]
    public void Rules_of_2021_omit_the_registration_number_where_it_is_not_allowed()
    {
        Serialize("BR", RegistrationRules.Rules2021).ShouldNotContain("customerOrganization");
        Serialize("HU", RegistrationRules.Rules2021).ShouldContain("\"customerOrganizationRegistrationNumberRequired\":true");
    }

    [Fact]
    public void Every_country_has_rules_with_lists_and_without_nulls()
    {
        foreach (var country in TestCountries.Countries.All)
        {
            var served = JsonNode.Parse(Serialize(country.Iso2, RegistrationRules.Rules2023))!.AsObject();
            served.ShouldAllBe(member => member.Value != null);
            foreach (var list in (string[])["supportedStatesList", "supportedLanguagesList", "supportedCulturesList", "countryCallingCodesList"])
                served[list].ShouldBeOfType<JsonArray>();
        }
    }

    [Fact]
    public void The_contract_of_clients_has_every_property_of_the_rules()
    {
        foreach (var country in TestCountries.Countries.All)
        {
            var served = JsonNode.Parse(Serialize(country.Iso2, RegistrationRules.Rules2023))!;
            var read = served.Deserialize(ContractsJsonContext.Api.CountryRules);
            JsonNode.DeepEquals(served, JsonSerializer.SerializeToNode(read, ContractsJsonContext.Api.CountryRules)).ShouldBeTrue(country.Iso2);
        }
    }

    private static string Serialize(string country, RegistrationRules rules) =>
        JsonSerializer.Serialize(TestCountries.Country(country, rules).Rules, CountryJsonContext.Api.CountryValidationRules);

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString(CountryJsonContext.Api.Options);
}
