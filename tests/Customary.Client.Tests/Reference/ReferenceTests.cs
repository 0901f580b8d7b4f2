namespace Customary.Client.Tests.Reference;

public sealed class ReferenceTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Checks_domains(StoreKind store)
    {
        var client = (await services.GetAsync(store)).CreateClient();
        var domain = (await client.Customers.CreateAsync(TestClients.NewCustomer())).CompanyProfile!.Domain!;
        var free = TestData.Domain();
        (await client.Domains.ExistsAsync(domain)).ShouldBeTrue();
        (await client.Domains.ExistsAsync(free)).ShouldBeFalse();
        (await client.Domains.IsPrefixAvailableAsync(domain.Split('.')[0])).ShouldBeFalse();
        (await client.Domains.IsPrefixAvailableAsync(free.Split('.')[0])).ShouldBeTrue();
    }

    [Fact]
    public async Task Validates_addresses()
    {
        var validation = (await services.GetAsync(StoreKind.Memory)).CreateClient().Validation;
        (await validation.ValidateAddressAsync(TestClients.RedmondAddress)).Status.ShouldBe("Verified");
        (await validation.ValidateAddressAsync(TestClients.RedmondAddress with { PostalCode = "1" })).ValidationMessage.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Reads_all_properties_of_the_rules_of_every_country()
    {
        var validation = (await services.GetAsync(StoreKind.Memory)).CreateClient().Validation;
        foreach (var country in TestCountries.Countries.All)
        {
            var rules = await validation.GetCountryRulesAsync(country.Iso2);
            rules.Iso2Code.ShouldBe(country.Iso2);
            rules.AdditionalProperties.ShouldBeNull();
        }

        (await Should.ThrowAsync<CustomaryException>(() => validation.GetCountryRulesAsync("UK"))).Description!.ShouldContain("GB");
    }

    [Fact]
    public async Task Lists_agreement_templates()
    {
        var client = (await services.GetAsync(StoreKind.Memory)).CreateClient();
        (await client.AgreementTemplates.ListAsync("*").ToListAsync()).Count.ShouldBeGreaterThan(1);
    }
}
