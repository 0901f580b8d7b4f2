using System.Text.RegularExpressions;
using Customary.Core.Countries;

namespace Customary.Core.Tests.Countries;

public class CountryCatalogTests
{
    private static readonly IReadOnlyList<Country> All = TestCountries.Countries.All;

    [Fact]
    public void There_are_248_countries() => All.Count.ShouldBe(248);

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        All.Select(country => country.Iso2).ShouldBeUnique();
        All.Select(country => country.Iso3).ShouldBeUnique();
        All.Select(country => country.Name).ShouldBeUnique();
        All.ShouldAllBe(country => Regex.IsMatch(country.Iso2, "^[A-Z]{2}$") && Regex.IsMatch(country.Iso3, "^[A-Z]{3}$"));
    }

    [Theory]
    [InlineData("US")]
    [InlineData("us")]
    [InlineData("uS")]
    public void Finds_a_country_in_any_case(string code)
    {
        TestCountries.Countries.TryFind(code, out var country).ShouldBeTrue();
        country!.Name.ShouldBe("United States");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("UK")]
    [InlineData("USA")]
    [InlineData("ZZ")]
    public void Does_not_find_an_unknown_country(string? code) => TestCountries.Countries.TryFind(code, out _).ShouldBeFalse();

    [Theory]
    [InlineData("UK", "GB")]
    [InlineData("uk", "GB")]
    [InlineData("DEU", "DE")]
    [InlineData("côte d'ivoire", "CI")]
    public void Suggests_the_intended_country(string value, string code)
    {
        TestCountries.Countries.TrySuggest(value, out var country).ShouldBeTrue();
        country!.Iso2.ShouldBe(code);
    }

    [Theory]
    [InlineData("XJ", "47")]
    [InlineData("XK", "383")]
    [InlineData("XS", "599")]
    [InlineData("XE", "599")]
    [InlineData("AN", "599")]
    public void Keeps_known_data_of_a_code_outside_the_standard(string code, string callingCode) =>
        TestCountries.Country(code).Rules.CountryCallingCodesList.ShouldBe([callingCode]);

    [Fact]
    public void Every_country_has_valid_cultures_with_the_default_first()
    {
        All.ShouldAllBe(country => country.Rules.SupportedCulturesList.Count > 0 && country.Rules.DefaultCulture == country.Rules.SupportedCulturesList[0]);
        All.ShouldAllBe(country => country.Rules.SupportedCulturesList.All(culture => IsWellFormed(culture) && Cultures.IsAvailableIn(culture, country)));
        All.Where(country => !country.Rules.SupportedCulturesList.Contains("en-US")).Select(country => country.Iso2).ShouldBe(["MZ", "SR"]);
    }

    [Fact]
    public void Every_country_has_the_languages_of_its_cultures()
    {
        All.ShouldAllBe(country => country.Rules.SupportedLanguagesList.Count > 0 && country.Rules.SupportedLanguagesList.All(language => Cultures.IsLanguage(language)));
        All.ShouldAllBe(country => country.Rules.SupportedCulturesList.All(culture => country.Rules.SupportedLanguagesList.Any(language => LanguageOf(language) == LanguageOf(culture))));
    }

    [Fact]
    public void Every_country_has_a_calling_code() =>
        All.ShouldAllBe(country => country.Rules.CountryCallingCodesList.Count > 0
            && country.Rules.CountryCallingCodesList.All(code => Regex.IsMatch(code, "^[1-9][0-9]{0,2}$")));

    [Fact]
    public void Every_pattern_compiles_and_matches_the_whole_value()
    {
        var patterns = All.SelectMany(Patterns).ToList();

        patterns.Count.ShouldBeGreaterThan(200);
        patterns.ShouldAllBe(pattern => pattern.Text.StartsWith('^') && pattern.Text.EndsWith('$'));
        patterns.ShouldAllBe(pattern => !pattern.IsMatch("\0"));
    }

    [Fact]
    public void No_pattern_matches_line_breaks_or_digits_of_other_scripts()
    {
        var pattern = new Pattern(@"^\d{5}$");

        pattern.IsMatch("98052").ShouldBeTrue();
        pattern.IsMatch("98052\n").ShouldBeFalse();
        pattern.IsMatch("٩٨٠٥٢").ShouldBeFalse();
    }

    [Fact]
    public void Every_sample_matches_its_pattern()
    {
        All.Where(country => country.Rules.CustomerOrganizationRegistrationNumberRegex is { } pattern && !pattern.IsMatch(country.Rules.CustomerOrganizationRegistrationNumberSample!)).ShouldBeEmpty();
        All.Where(country => country.Rules.VatIdRegex is { } pattern && !pattern.IsMatch(country.Rules.TaxIdSample!)).ShouldBeEmpty();
        All.Where(country => country.Rules.TaxIdFormat is { } format && !Fits(format, country.Rules.TaxIdSample!)).ShouldBeEmpty();
    }

    [Fact]
    public void VAT_numbers_are_defined_for_European_Union_members_and_the_United_Kingdom()
    {
        All.Count(country => country.Rules.IsVatIdSupported).ShouldBe(28);
        All.ShouldAllBe(country => country.Rules.IsVatIdSupported == (country.Rules.VatIdRegex != null && country.Rules.TaxIdSample != null));
        TestCountries.Country("GR").Rules.TaxIdSample!.ShouldStartWith("EL");
    }

    [Fact]
    public void The_tax_number_is_optional_where_there_is_a_VAT_number_except_in_the_recording_of_Portugal() =>
        All.Where(country => country.Rules.IsVatIdSupported && !country.Rules.IsTaxIdOptional).Select(country => country.Iso2).ShouldBe(["PT"]);

    [Fact]
    public void A_required_postal_code_has_a_pattern() =>
        All.Where(country => country.Rules.IsPostalCodeRequired && country.Rules.PostalCodeRegex is null).ShouldBeEmpty();

    [Fact]
    public void State_lists_have_the_expected_length()
    {
        All.Where(country => country.States.Count > 0).ToDictionary(country => country.Iso2, country => country.States.Count)
            .ShouldBe(new Dictionary<string, int> { ["AU"] = 9, ["CA"] = 13, ["CN"] = 31, ["MX"] = 32, ["AE"] = 7, ["US"] = 51 }, ignoreOrder: true);
    }

    [Fact]
    public void States_are_required_where_listed_and_enforced_in_four_countries()
    {
        All.ShouldAllBe(country => country.Rules.IsStateRequired == country.Rules.SupportedStatesList.Count > 0);
        All.Where(country => country.EnforcesStates).Select(country => country.Iso2).ShouldBe(["CA", "CN", "MX", "US"]);
    }

    [Fact]
    public void No_code_or_name_identifies_two_states()
    {
        foreach (var country in All)
        {
            country.States.Select(state => state.Code).ShouldBeUnique();
            foreach (var state in country.States)
            {
                foreach (var name in (string[])[state.Code, state.Name, .. state.OtherNames ?? []])
                    country.FindState(name).ShouldBe(state, $"{country.Iso2} {name}");
            }
        }
    }

    [Fact]
    public void Lists_Jervis_Bay_Territory() =>
        TestCountries.Country("AU").States.Select(state => state.Code).ShouldContain("Jervis Bay Territory");

    [Fact]
    public void Registration_numbers_and_phones_are_required_in_24_countries_of_2023_and_11_of_2021()
    {
        All.Count(country => country.Rules.CustomerOrganizationRegistrationNumberRegex is not null).ShouldBe(26);
        Required(RegistrationRules.Rules2021).ShouldBe("AM AZ BY HU KZ KG MD RU TJ UZ UA".Split(' '), ignoreOrder: true);
        Required(RegistrationRules.Rules2023).ShouldBe(
            "AM AZ BY HU KZ KG MD RU TJ UZ UA BR IN ZA PL AE SA TR TH VN MM IQ SS VE".Split(' '), ignoreOrder: true);
        foreach (var rules in Enum.GetValues<RegistrationRules>())
            CountryCatalog.Load(rules).All.ShouldAllBe(country => country.Rules.CustomerOrganizationPhoneNumberRequired == country.Rules.CustomerOrganizationRegistrationNumberRequired);
    }

    [Theory]
    [InlineData("005", "NY")]
    [InlineData("063", "CT,NY")]
    [InlineData("055", "MA")]
    [InlineData("201", "VA")]
    [InlineData("569", "DC")]
    [InlineData("733", "TX")]
    [InlineData("885", "TX")]
    [InlineData("834", "ID,WY")]
    public void A_ZIP_prefix_maps_to_every_state_that_it_covers(string prefix, string states) =>
        TestCountries.Country("US").StatesAt(prefix + "01").ShouldBe(states.Split(','), ignoreOrder: true);

    [Theory]
    [InlineData("US", 3)]
    [InlineData("CA", 1)]
    public void Postal_codes_of_the_United_States_and_Canada_cover_their_listed_states(string iso2, int prefixLength)
    {
        var country = TestCountries.Country(iso2);
        var prefixes = prefixLength == 1 ? Enumerable.Range('A', 26).Select(letter => $"{(char)letter}") : Enumerable.Range(0, 1000).Select(number => $"{number:000}");
        var states = prefixes.Select(prefix => country.StatesAt(prefix)!).ToList();

        states.SelectMany(found => found).Distinct().ShouldBe(country.Rules.SupportedStatesList, ignoreOrder: true);
        states.ShouldAllBe(found => found.Distinct().Count() == found.Count);
    }

    [Fact]
    public void Other_countries_have_no_postal_prefixes() => TestCountries.Country("PT").StatesAt("1100-048").ShouldBeNull();

    private static bool IsWellFormed(string culture) => Cultures.TryNormalize(culture, out var normalized) && normalized == culture;

    private static string LanguageOf(string culture) => culture.Split('-')[0];

    private static IEnumerable<Pattern> Patterns(Country country) =>
        ((Pattern?[])[country.Rules.PostalCodeRegex, country.Rules.PhoneNumberRegex, country.Rules.VatIdRegex, country.Rules.CustomerOrganizationRegistrationNumberRegex]).OfType<Pattern>();

    private static bool Fits(string format, string sample) =>
        format.Length == sample.Length && format.Zip(sample).All(pair => pair.First == '#' ? char.IsAsciiDigit(pair.Second) : pair.First == pair.Second);

    private static IEnumerable<string> Required(RegistrationRules rules) =>
        CountryCatalog.Load(rules).All.Where(country => country.Rules.CustomerOrganizationRegistrationNumberRequired is true).Select(country => country.Iso2);
}
