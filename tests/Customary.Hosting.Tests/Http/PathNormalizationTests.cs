namespace Customary.Hosting.Tests.Http;

public sealed class PathNormalizationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [MemoryStore("/v1//customers")]
    [MemoryStore("/v1//v1/customers")]
    [MemoryStore("//v1/customers")]
    [MemoryStore("/v1/customers/")]
    [MemoryStore("/v1/customers//")]
    [MemoryStore("/V1/CUSTOMERS")]
    [MemoryStore("/v1/customers?SIZE=5&Filter=&unknown=1")]
    public async Task Accepts_the_path_spellings_of_known_clients(StoreKind store, string path)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var response = await RawRequest.SendAsync(service, $"GET {path} HTTP/1.1\nHost: test\nAuthorization: Bearer {partner.Token}", []);
        response.Status.ShouldBe(200, response.Text);
    }

    [Theory, MemoryStore]
    public async Task Query_parameter_names_are_case_insensitive(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        for (var i = 0; i < 2; i++) await partner.CreateCustomerAsync();
        (await partner.GetAsync("/v1/customers?SIZE=1")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await partner.GetAsync("/v1/customers?Size=1&SEEKOPERATION=last")).Status.ShouldBe(200);
        (await partner.GetAsync("/v1/customers?FILTER=x")).ShouldBeFault(400, 3000);
    }

    [Theory, AllStores]
    public async Task An_uppercase_id_is_found_and_its_links_work_unchanged(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync()).Text("id")!;
        var found = (await partner.GetAsync($"/v1/customers/{id.ToUpperInvariant()}/")).Json;
        foreach (var links in new[] { "links", "companyProfile.links", "billingProfile.links" })
        {
            found.Text($"{links}.self.method").ShouldBe("GET");
            found.At($"{links}.self.headers")!.AsArray().ShouldBeEmpty();
            var uri = found.Text($"{links}.self.uri")!;
            uri.ShouldStartWith("/customers/");
            (await partner.GetAsync($"/v1{uri}")).Status.ShouldBe(200);
        }
    }

    [Theory]
    [MemoryStore("/v1")]
    [MemoryStore("/v1/nothing")]
    [MemoryStore("/v1/v1/customers")]
    [MemoryStore("/v1/customers/x/nothing")]
    [MemoryStore("/v1/domains")]
    [MemoryStore("/v1/carts")]
    [MemoryStore("/v1/ratecards/azure?region=US")]
    [MemoryStore("/v1/serviceincidents/office")]
    [MemoryStore("/customers")]
    [MemoryStore("/")]
    public async Task An_unknown_route_returns_404(StoreKind store, string path)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync(path)).ShouldBeFault(404, 1000);
    }

    [Theory]
    [MemoryStore("PUT", "/v1/customers", "GET, POST")]
    [MemoryStore("DELETE", "/v1/customers", "GET, POST")]
    [MemoryStore("POST", "/v1/customers/x", "DELETE, GET, PATCH")]
    [MemoryStore("POST", "/v1/customers/x/profiles/company", "GET")]
    [MemoryStore("PATCH", "/v1/customers/x/profiles/billing", "GET, PUT")]
    [MemoryStore("GET", "/v1/domains/contoso.com", "HEAD")]
    [MemoryStore("GET", "/v1/validations/address", "POST")]
    [MemoryStore("POST", "/healthz", "GET")]
    public async Task A_wrong_method_returns_405_with_the_allowed_methods(StoreKind store, string verb, string path, string allowed)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.SendAsync(new(verb), path);
        response.ShouldBeFault(405, 900141);
        string.Join(", ", response.Header("Allow")!.Split(", ").Order(StringComparer.Ordinal)).ShouldBe(allowed);
    }
}
