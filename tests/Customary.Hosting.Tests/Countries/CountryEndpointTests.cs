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
        var partner = await (await services.On(store)).SignInAsync(asUser);
        KnownCountries.Countries.All.Count.ShouldBe(248);
        foreach (var country in KnownCountries.Countries.All)
        {
            var expected = JsonSerializer.Serialize(
                CountryValidationRules.From(country, RegistrationRules.Rules2023), CountryJsonContext.Api.CountryValidationRules);
            foreach (var code in new[] { country.Iso2, country.Iso2.ToLowerInvariant() })
            {
                var answer = await partner.GetAsync($"/v1/countryvalidationrules/{code}");
                answer.Status.ShouldBe(200, code);
                answer.Text.ShouldBe(expected);
            }
        }
    }

    [Theory]
    [MemoryStore("UK", "GB")]
    [MemoryStore("usa", "US")]
    [MemoryStore("Portugal", "PT")]
    public async Task An_unknown_code_returns_404_and_suggests_the_intended_country(StoreKind store, string sent, string meant)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var answer = (await partner.GetAsync($"/v1/countryvalidationrules/{sent}")).ShouldBeFault(404, 1000);
        answer.Json["description"]!.GetValue<string>().ShouldContain($"which is {meant} for {sent}");
    }

    [Theory]
    [MemoryStore("XX")]
    [MemoryStore("U")]
    [MemoryStore("%E2%80%AE")]
    public async Task An_unrecognizable_code_returns_404(StoreKind store, string sent)
    {
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.GetAsync($"/v1/countryvalidationrules/{sent}")).ShouldBeFault(404, 1000);
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
