using System.Text.Json;
using Customary.Core.Countries;

namespace Customary.Hosting.Tests.Countries;

public sealed class CountryEndpointTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [MemoryStore(true)]
    [MemoryStore(false)]
    public async Task Returns_the_recorded_rules_of_all_248_countries_for_codes_in_any_case(StoreKind store, bool asUser)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser);
        TestCountries.Countries.All.Count.ShouldBe(248);
        foreach (var country in TestCountries.Countries.All)
        {
            var expected = JsonSerializer.Serialize(country.Rules, CountryJsonContext.Api.CountryValidationRules);
            foreach (var code in new[] { country.Iso2, country.Iso2.ToLowerInvariant() })
            {
                var response = await partner.GetAsync($"/v1/countryvalidationrules/{code}");
                response.Status.ShouldBe(200, code);
                response.Text.ShouldBe(expected);
            }
        }
    }

    [Theory]
    [MemoryStore("UK", "GB")]
    [MemoryStore("usa", "US")]
    [MemoryStore("Portugal", "PT")]
    public async Task An_unknown_code_returns_404_and_suggests_the_intended_country(StoreKind store, string code, string suggestion)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = (await partner.GetAsync($"/v1/countryvalidationrules/{code}")).ShouldBeFault(404, 1000);
        response.Json["description"]!.GetValue<string>().ShouldEndWith($" alpha-2 code: {suggestion} for {code}.");
    }

    [Theory]
    [MemoryStore("XX")]
    [MemoryStore("U")]
    [MemoryStore("%E2%80%AE")]
    public async Task An_unrecognizable_code_returns_404(StoreKind store, string code)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync($"/v1/countryvalidationrules/{code}")).ShouldBeFault(404, 1000);
    }

    [Fact]
    public async Task The_legacy_registration_rules_change_the_country_rules()
    {
        await using var service = await CustomaryFixture.StartAsync(settings: [("registration-rules", "2021")]);
        var partner = await service.SignInAsync();
        (await partner.GetAsync("/v1/countryvalidationrules/BR")).Json["customerOrganizationRegistrationNumberRegex"].ShouldBeNull();
        (await partner.GetAsync("/v1/countryvalidationrules/HU")).Json["customerOrganizationRegistrationNumberRequired"]!.GetValue<bool>().ShouldBeTrue();
    }
}
