namespace Customary.Hosting.Tests.Http;

public sealed class PathTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStoresAttribute("/v1//customers")]
    [AllStoresAttribute("/v1//v1/customers")]
    [AllStoresAttribute("//v1/customers")]
    [AllStoresAttribute("/v1/customers/")]
    [AllStoresAttribute("/v1/customers//")]
    [AllStoresAttribute("/V1/CUSTOMERS")]
    [AllStoresAttribute("/v1/customers?SIZE=5&Filter=&unknown=1")]
    public async Task A_path_is_found_as_known_clients_write_it(StoreKind store, string path)
    {
        var service = await services.On(store);
        var partner = await service.SignInAsync();
        var answer = await RawRequest.SendAsync(service, $"GET {path} HTTP/1.1\nHost: test\nAuthorization: Bearer {partner.Token}", []);
        answer.Status.ShouldBe(200, answer.Text);
    }

    [Theory, AllStoresAttribute]
    public async Task Query_names_are_read_in_any_case(StoreKind store)
    {
        var partner = await (await services.On(store)).SignInAsync();
        for (var i = 0; i < 2; i++) await partner.CreateCustomerAsync();
        (await partner.GetAsync("/v1/customers?SIZE=1")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await partner.GetAsync("/v1/customers?Size=1&SEEKOPERATION=last")).Status.ShouldBe(200);
        (await partner.GetAsync("/v1/customers?FILTER=x")).ShouldBeFault(400, 3000);
    }

    [Theory, AllStoresAttribute]
    public async Task An_id_is_found_in_upper_case_and_its_links_are_followed_as_they_stand(StoreKind store)
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
    [AllStoresAttribute("/v1")]
    [AllStoresAttribute("/v1/nothing")]
    [AllStoresAttribute("/v1/v1/customers")]
    [AllStoresAttribute("/v1/customers/x/nothing")]
    [AllStoresAttribute("/v1/domains")]
    [AllStoresAttribute("/v1/carts")]
    [AllStoresAttribute("/v1/offers?country=US")]
    [AllStoresAttribute("/v1/invoices")]
    [AllStoresAttribute("/customers")]
    [AllStoresAttribute("/")]
    public async Task An_unknown_route_is_told(StoreKind store, string path)
    {
        var partner = await (await services.On(store)).SignInAsync();
        (await partner.GetAsync(path)).ShouldBeFault(404, 1000);
    }

    [Theory]
    [AllStoresAttribute("PUT", "/v1/customers", "GET, POST")]
    [AllStoresAttribute("DELETE", "/v1/customers", "GET, POST")]
    [AllStoresAttribute("POST", "/v1/customers/x", "DELETE, GET, PATCH")]
    [AllStoresAttribute("POST", "/v1/customers/x/profiles/company", "GET")]
    [AllStoresAttribute("PATCH", "/v1/customers/x/profiles/billing", "GET, PUT")]
    [AllStoresAttribute("GET", "/v1/domains/contoso.com", "HEAD")]
    [AllStoresAttribute("GET", "/v1/validations/address", "POST")]
    [AllStoresAttribute("GET", "/contoso/oauth2/token", "POST")]
    [AllStoresAttribute("POST", "/healthz", "GET")]
    public async Task A_known_route_with_another_verb_tells_what_it_takes(StoreKind store, string verb, string path, string allowed)
    {
        var partner = await (await services.On(store)).SignInAsync();
        var answer = await partner.SendAsync(new(verb), path);
        answer.ShouldBeFault(405, 900141);
        string.Join(", ", answer.Header("Allow")!.Split(", ").Order(StringComparer.Ordinal)).ShouldBe(allowed);
    }
}
