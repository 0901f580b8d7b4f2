namespace Customary.Hosting.Tests.Domains;

public sealed class DomainLookupTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores(true)]
    [AllStores(false)]
    public async Task Returns_200_for_a_domain_in_use_and_404_otherwise_without_a_body(StoreKind store, bool asUser)
    {
        var service = await services.GetAsync(store);
        var domain = (await (await service.SignInAsync()).CreateCustomerAsync()).Text("companyProfile.domain")!;
        var partner = await service.SignInAsync(asUser);
        foreach (var existing in new[] { domain, domain.ToUpperInvariant(), domain.Split('.')[0], $"{domain}/" })
            (await HeadAsync(partner, existing)).ShouldBe(200);
        foreach (var free in new[] { $"x{domain}"[..26], $"sub.{domain}", "contoso.com" }) (await HeadAsync(partner, free)).ShouldBe(404);
    }

    [Theory]
    [MemoryStore("-.onmicrosoft.com")]
    [MemoryStore("a..b")]
    [MemoryStore("%E6%9D%B1..com")]
    [MemoryStore("a%20b.com")]
    public async Task Rejects_an_invalid_domain_name_without_a_body(StoreKind store, string domain)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await HeadAsync(partner, domain)).ShouldBe(400);
    }

    private static async Task<int> HeadAsync(TestPartner partner, string domain)
    {
        var response = await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{domain}");
        response.Body.ShouldBeEmpty();
        response.Header("MS-RequestId").ShouldNotBeNull();
        return response.Status;
    }
}
