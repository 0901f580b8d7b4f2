namespace Customary.Hosting.Tests.Domains;

public sealed class DomainAvailabilityTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores(true)]
    [AllStores(false)]
    public async Task A_prefix_is_available_until_a_customer_uses_it(StoreKind store, bool asUser)
    {
        var service = await services.GetAsync(store);
        var (partner, other) = (await service.SignInAsync(asUser), await service.SignInAsync());
        var domain = TestData.Domain();
        var prefix = domain.Split('.')[0];
        foreach (var spelling in new[] { prefix, prefix.ToUpperInvariant(), domain })
            (await partner.GetAsync($"/v1/validations/checkdomainavailability/{spelling}")).Text.ShouldBe("true");
        await other.CreateCustomerAsync(customer => customer["companyProfile"]!["domain"] = domain);
        foreach (var spelling in new[] { prefix, prefix.ToUpperInvariant(), domain })
            (await partner.GetAsync($"/v1/validations/checkdomainavailability/{spelling}")).Text.ShouldBe("false");
    }

    [Theory]
    [MemoryStore("a_b")]
    [MemoryStore("-a")]
    [MemoryStore("abcdefghijklmnopqrstuvwxyz01")]
    public async Task Rejects_a_prefix_that_no_customer_can_have(StoreKind store, string prefix)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync($"/v1/validations/checkdomainavailability/{prefix}")).ShouldBeFault(400, 3000);
    }
}
