namespace Customary.Hosting.Tests.Http;

public sealed class PathNormalizationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("/v1//customers")]
    [AllStores("/v1//v1/customers")]
    [AllStores("//v1/customers")]
    [AllStores("/v1/customers/")]
    [AllStores("/v1/customers//")]
    [AllStores("/V1/CUSTOMERS")]
    [AllStores("/v1/customers?SIZE=5&Filter=&unknown=1")]
    public async Task Accepts_the_path_spellings_of_known_clients(StoreKind store, string path)
    {
        var service = await services.On(store);
        var partner = await service.SignInAsync();
        var answer = await RawRequest.SendAsync(service, $"GET {path} HTTP/1.1\nHost: test\nAuthorization: Bearer {partner.Token}", []);
        answer.Status.ShouldBe(200, answer.Text);
    }

    [Theory, AllStores]
    public async Task Query_parameter_names_are_case_insensitive(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        for (var i = 0; i < 2; i++) await partner.CreateCustomerAsync();
        (await partner.GetAsync("/v1/customers?SIZE=1")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await partner.GetAsync("/v1/customers?Size=1&SEEKOPERATION=last")).Status.ShouldBe(200);
        (await partner.GetAsync("/v1/customers?FILTER=x")).ShouldBeFault(400, 3000);
    }

    [Theory, AllStores]
    public async Task An_uppercase_id_is_found_and_its_links_work_unchanged(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
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
    [AllStores("/v1")]
    [AllStores("/v1/nothing")]
    [AllStores("/v1/v1/customers")]
    [AllStores("/v1/customers/x/nothing")]
    [AllStores("/v1/domains")]
    [AllStores("/v1/carts")]
    [AllStores("/v1/offers?country=US")]
    [AllStores("/v1/invoices")]
    [AllStores("/customers")]
    [AllStores("/")]
    public async Task An_unknown_route_returns_404(StoreKind store, string path)
    {
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.GetAsync(path)).ShouldBeFault(404, 1000);
    }

    [Theory]
    [AllStores("PUT", "/v1/customers", "GET, POST")]
    [AllStores("DELETE", "/v1/customers", "GET, POST")]
    [AllStores("POST", "/v1/customers/x", "DELETE, GET, PATCH")]
    [AllStores("POST", "/v1/customers/x/profiles/company", "GET")]
    [AllStores("PATCH", "/v1/customers/x/profiles/billing", "GET, PUT")]
    [AllStores("GET", "/v1/domains/contoso.com", "HEAD")]
    [AllStores("GET", "/v1/validations/address", "POST")]
    [AllStores("GET", "/contoso/oauth2/token", "POST")]
    [AllStores("POST", "/healthz", "GET")]
    public async Task A_wrong_method_returns_405_with_the_allowed_methods(StoreKind store, string verb, string path, string allowed)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var answer = await partner.SendAsync(new(verb), path);
        answer.ShouldBeFault(405, 900141);
        string.Join(", ", answer.Header("Allow")!.Split(", ").Order(StringComparer.Ordinal)).ShouldBe(allowed);
    }
}
