namespace Customary.Hosting.Tests.Customers;

public sealed class CustomerDomainTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("{0}.onmicrosoft.com")]
    [AllStores("Sub.{0}.OnMicrosoft.com")]
    [AllStores("{0}-x.ccsctp.net")]
    public async Task Keeps_the_casing_and_labels_of_a_domain_with_a_valid_suffix(StoreKind store, string form)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var domain = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, $"T{Guid.NewGuid():N}"[..20]);
        var created = await partner.CreateCustomerAsync(customer => customer.Set("companyProfile.domain", domain));
        created.Text("companyProfile.domain").ShouldBe(domain);
    }

    [Theory]
    [AllStores("global", "onmicrosoft.com")]
    [MemoryStore("china", "partner.onmschina.cn")]
    [MemoryStore("usgovernment", "onmicrosoft.us")]
    public async Task Each_cloud_has_its_domain_suffix(StoreKind store, string cloud, string suffix)
    {
        var service = await services.GetAsync(store, ("cloud", cloud), ("domain-suffixes", "example.org"));
        var partner = await service.SignInAsync();
        foreach (var domain in new[] { $"contoso.{suffix}", "contoso.example.org" })
            await partner.CreateCustomerAsync(customer => customer.Set("companyProfile.domain", domain));
        (await partner.SendAsync(HttpMethod.Head, "/v1/domains/contoso")).Status.ShouldBe(200);
        var other = cloud == "global" ? "onmicrosoft.de" : "onmicrosoft.com";
        (await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer.Set("companyProfile.domain", $"fabrikam.{other}")))).ShouldBeFault(400, 3000);
    }

    [Theory, AllStores]
    public async Task The_409_fault_names_the_domain(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var domain = (await partner.CreateCustomerAsync()).Text("companyProfile.domain")!;
        var response = await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer.Set("companyProfile.domain", domain)));
        response.ShouldBeFault(409, 3001).Data.ShouldBe([$"companyProfile.domain: {domain} is taken"]);
    }
}
