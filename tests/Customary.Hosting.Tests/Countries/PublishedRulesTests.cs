using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Customary.Hosting.Tests.Countries;

/// <summary>
/// Compares what creation accepts with the published rules, as a client reads them: the patterns are applied by the regular expressions
/// of .NET, and nothing is taken from the server's own country data except the list of countries.
/// </summary>
public sealed class PublishedRulesTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const int RoundsPerCountry = 8;
    private const int MaxPhoneNumberLength = 50;
    private const string Address = "billingProfile.defaultAddress.";
    private const string RegistrationNumber = "companyProfile.organizationRegistrationNumber";
    private const string PhoneCharacters = "0123456789+ .-()/x#,";

    // The documentation limits the validation of states to these countries (docs/contract.md#addresses).
    private static readonly string[] WithEnforcedStates = ["US", "CA", "CN", "MX"];

    [Theory]
    [MemoryStore("2023")]
    [MemoryStore("2021")]
    public async Task Creation_accepts_exactly_what_the_published_rules_of_each_country_accept(StoreKind store, string edition)
    {
        var service = await services.GetAsync(store, ("registration-rules", edition));
        var partner = await service.SignInAsync();
        var (accepted, refused) = (0, 0);
        foreach (var country in TestCountries.Countries.All.Select(country => country.Iso2))
        {
            var rules = (await partner.GetAsync($"/v1/countryvalidationrules/{country}")).Json;
            for (var round = 0; round < RoundsPerCountry; round++)
            {
                var customer = CreateCustomer(country, rules, new Random((country[0] * 31 + country[1]) * RoundsPerCountry + round), isValid: round == 0, edition);
                var expected = FindErrors(customer, rules, edition);
                var response = await partner.PostAsync("/v1/customers", customer);
                var actual = response.Status == 201 ? [] : FormatErrors(response);
                actual.ShouldBe(expected, ignoreOrder: true, $"{customer.ToJsonString()} {rules.ToJsonString()} {response.Text}");
                if (round == 0) expected.ShouldBeEmpty(customer.ToJsonString());
                if (expected.Count == 0) accepted++;
                else refused++;
            }
        }

        // Most values that are generated are wrong in some way, and the first of each country is valid.
        accepted.ShouldBeGreaterThan(TestCountries.Countries.All.Count - 1);
        refused.ShouldBeGreaterThan(TestCountries.Countries.All.Count);
    }

    [Fact]
    public void Published_postal_codes_match_both_letter_cases()
    {
        foreach (var pattern in TestCountries.Countries.All.Select(country => country.Rules.PostalCodeRegex?.Text).OfType<string>())
        {
            for (var seed = 0; seed < 20; seed++)
            {
                var text = PatternTexts.Generate(pattern, seed);
                Regex.IsMatch(text.ToUpperInvariant(), pattern).ShouldBeTrue($"{text} {pattern}");
                Regex.IsMatch(text.ToLowerInvariant(), pattern).ShouldBeTrue($"{text} {pattern}");
            }
        }
    }

    private static JsonNode CreateCustomer(string country, JsonNode rules, Random random, bool isValid, string edition) => TestData.Customer(customer =>
    {
        customer["companyProfile"]!["organizationRegistrationNumber"] = isValid && rules[Property("Regex")] is null && edition == "2021"
            ? null
            : Vary(rules.Text(Property("Regex")), "12345", random, isValid);
        var profile = customer["billingProfile"]!;
        profile["culture"] = Pick(rules["supportedCulturesList"]!, random);
        profile["language"] = Pick(rules["supportedLanguagesList"]!, random);
        profile["defaultAddress"] = new JsonObject
        {
            ["country"] = country,
            ["addressLine1"] = "1 Example Street",
            ["city"] = isValid || random.Next(4) > 0 ? "Example" : random.Next(2) > 0 ? "" : null,
            ["state"] = CreateState(rules["supportedStatesList"]!, random, isValid),
            ["postalCode"] = Vary(rules.Text("postalCodeRegex"), "any", random, isValid),
            ["phoneNumber"] = CreatePhoneNumber(rules, random, isValid),
        };
    });

    private static string Property(string name) => $"customerOrganizationRegistrationNumber{name}";

    private static string? CreateState(JsonNode states, Random random, bool isValid) => random.Next(isValid ? 1 : 3) switch
    {
        0 => states.AsArray().Count == 0 ? null : Pick(states, random),
        1 => "Nowhere",
        _ => " ",
    };

    // A text that matches the pattern, or one with a small change that often does not.
    private static string? Vary(string? pattern, string other, Random random, bool isValid)
    {
        var text = pattern is null ? other : PatternTexts.Generate(pattern, random.Next());
        return random.Next(isValid ? 1 : 8) switch
        {
            1 => text.ToLowerInvariant(),
            2 => text.ToUpperInvariant(),
            3 => text[1..],
            4 => text + "1",
            5 => text[..(text.Length / 2)] + "_" + text[(text.Length / 2)..],
            6 => null,
            7 => " ",
            _ => text,
        };
    }

    private static string? CreatePhoneNumber(JsonNode rules, Random random, bool isValid)
    {
        if (rules.Text("phoneNumberRegex") is not { } pattern)
        {
            return random.Next(isValid ? 1 : 6) switch
            {
                1 => random.Next(2) > 0 ? "" : null,
                2 => Characters(PhoneCharacters[10..], random.Next(1, 20)),
                3 => Characters(PhoneCharacters, random.Next(48, 54)),
                4 => Characters(PhoneCharacters, 10) + Characters("abyzX*;:_&", 1),
                _ => Characters(PhoneCharacters[..10], 1) + Characters(PhoneCharacters, random.Next(0, 20)),
            };
        }

        var national = PatternTexts.Generate(pattern, random.Next());
        var code = Pick(rules["countryCallingCodesList"]!, random);
        return random.Next(isValid ? 1 : 8) switch
        {
            1 => $"+{code}{national}",
            2 => $"(+{code}) {national}",
            3 => $"+9{code}{national}",
            4 => string.Join('.', national.ToCharArray()),
            5 => national + "1",
            6 => "x" + national,
            7 => " ",
            _ => national,
        };

        string Characters(string from, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]));
    }

    private static string Pick(JsonNode list, Random random) => list.AsArray()[random.Next(list.AsArray().Count)]!.GetValue<string>();

    private static List<string> FindErrors(JsonNode customer, JsonNode rules, string edition)
    {
        var errors = new List<string>();
        var address = customer["billingProfile"]!["defaultAddress"]!;
        var number = customer["companyProfile"]!.Text("organizationRegistrationNumber")?.Trim();
        if (IsMissing(number) ? Is(Property("Required")) : !Matches(Property("Regex"), number!) || (edition == "2021" && !Is(Property("Required")))) errors.Add(RegistrationNumber);
        if (IsMissing(address.Text("city")) && Is("isCityRequired")) errors.Add($"{Address}city");
        var state = address.Text("state");
        if (IsMissing(state) ? Is("isStateRequired") : WithEnforcedStates.Contains(rules.Text("iso2Code")) && !IsListed(state!)) errors.Add($"{Address}state");
        var postalCode = address.Text("postalCode")?.Trim();
        if (IsMissing(postalCode) ? Is("isPostalCodeRequired") : !Matches("postalCodeRegex", postalCode!)) errors.Add($"{Address}postalCode");
        var phoneNumber = address.Text("phoneNumber");
        if (IsMissing(phoneNumber) ? Is("customerOrganizationPhoneNumberRequired") : !IsPhoneNumber(phoneNumber!, rules)) errors.Add($"{Address}phoneNumber");
        return errors;

        bool Is(string name) => rules[name]?.GetValue<bool>() is true;

        bool Matches(string name, string text) => rules.Text(name) is not { } pattern || Regex.IsMatch(text, pattern);

        bool IsListed(string text) => rules["supportedStatesList"]!.AsArray().Any(listed => listed!.GetValue<string>() == text);
    }

    private static bool IsMissing(string? text) => string.IsNullOrWhiteSpace(text);

    private static bool IsPhoneNumber(string text, JsonNode rules)
    {
        if (text.Length > MaxPhoneNumberLength) return false;
        if (rules.Text("phoneNumberRegex") is not { } pattern) return text.All(PhoneCharacters.Contains) && text.Any(char.IsAsciiDigit);
        var compact = Regex.Replace(text, @"[ .()-]", "");
        return Regex.IsMatch(text, pattern)
            || Regex.IsMatch(compact, pattern)
            || rules["countryCallingCodesList"]!.AsArray().Any(code => compact.StartsWith($"+{code}", StringComparison.Ordinal) && Regex.IsMatch(compact[$"+{code}".Length..], pattern));
    }

    // The postal code of another state has the right format, and the published rules do not describe it.
    private static List<string> FormatErrors(ApiResponse response) =>
        [.. response.Data.Where(error => !error.Contains(" belong", StringComparison.Ordinal)).Select(error => error[..error.IndexOf(':', StringComparison.Ordinal)])];
}
