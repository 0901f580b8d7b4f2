using Customary.Hosting.Endpoints.Declined;

namespace Customary.Hosting.Tests.Declined;

/// <summary>Lists of resources that the server does not serve are empty or 404/1000; everything else at their paths is 404/1000.</summary>
public sealed class DeclinedTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private static readonly (string, string) Refused = ("declined", "404");
    private static readonly string[] Methods = ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    [Theory, AllStores]
    public async Task Every_list_is_an_empty_collection_in_Development(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        foreach (var (list, path) in await PathsAsync(customer))
        {
            var response = await customer.Partner.GetAsync($"{path}?size=5&country=US");
            response.Status.ShouldBe(200, $"{list.Operation} {response.Text}");
            var self = $$"""{"uri":"{{path["/v1".Length..]}}?size=5&country=US","method":"GET","headers":[]}""";
            response.Text.ShouldBe($$$"""{"totalCount":0,"items":[],"links":{"self":{{{self}}}},"attributes":{"objectType":"Collection"}}""");
        }
    }

    [Theory]
    [MemoryStore("empty")]
    [MemoryStore("404")]
    public async Task Every_other_method_is_404_with_either_value(StoreKind store, string declined)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store, ("declined", declined)));
        foreach (var (list, path) in await PathsAsync(customer))
        {
            foreach (var method in Methods)
            {
                var response = await customer.Partner.SendAsync(new(method), path, method is "HEAD" or "OPTIONS" ? null : "{}");
                if (method == "HEAD") response.Status.ShouldBe(404, list.Operation);
                else response.ShouldBeFault(404, 1000).Json.Text("description").ShouldBe($"The server does not serve {list.Resources}.", list.Operation);
            }

            (await customer.Partner.GetAsync($"{path}/1/2")).ShouldBeFault(404, 1000);
            (await customer.Partner.PostAsync($"{path}/1/2", "{}")).ShouldBeFault(404, 1000);
        }
    }

    [Theory, MemoryStore]
    public async Task Every_list_is_404_if_the_setting_says_so_whatever_its_path_contains(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store, Refused));
        var application = await customer.Service.SignInAsync(asUser: false, customer.Partner.Tenant.ToString());
        foreach (var (list, path) in await PathsAsync(customer))
        {
            foreach (var id in (string[])[customer.Id, Guid.NewGuid().ToString(), "contoso"])
            {
                foreach (var partner in (TestPartner[])[customer.Partner, application])
                    (await partner.GetAsync(path.Replace(customer.Id, id, StringComparison.Ordinal))).ShouldBeFault(404, 1000)
                        .Json.Text("description")!.ShouldStartWith($"The server does not serve {list.Resources}. ");
            }
        }
    }

    [Theory]
    [InlineData("Development", null, 200)]
    [InlineData("Development", "404", 404)]
    [InlineData("Production", null, 404)]
    [InlineData("Production", "empty", 200)]
    public async Task The_default_is_empty_in_Development_only(string environment, string? declined, int status)
    {
        var tenant = Guid.NewGuid().ToString();
        (string, string)[] settings = [("environment", environment), ("development-issuer", "on"), ("server-key", new string('k', 40)), ("partners", $"{tenant},contoso.com")];
        await using var service = await CustomaryFixture.StartAsync(settings: declined is null ? settings : [.. settings, ("declined", declined)]);
        (await (await service.SignInAsync(tenant: tenant)).GetAsync("/v1/invoices")).Status.ShouldBe(status);
    }

    [Theory, MemoryStore]
    public async Task A_list_is_empty_only_for_callers_with_access_to_the_customer_and_the_user(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var service = customer.Service;
        var (stranger, application) = (await service.SignInAsync(), await service.SignInAsync(asUser: false, customer.Partner.Tenant.ToString()));
        var paths = (await PathsAsync(customer)).Where(one => one.List.Route.Contains("{id}", StringComparison.Ordinal)).ToList();
        foreach (var (list, path) in paths)
        {
            (await stranger.GetAsync(path)).ShouldBeFault(404, 60003);
            (await customer.Partner.GetAsync(path.Replace(customer.Id, "contoso", StringComparison.Ordinal))).ShouldBeFault(400, 900118);
            var asApplication = await application.GetAsync(path);
            if (list.RequiresUser) asApplication.ShouldBeFault(403, 900329);
            else asApplication.Status.ShouldBe(200, asApplication.Text);
            using var anonymous = await service.Http.GetAsync(new Uri(path, UriKind.Relative));
            (await ApiResponse.ReadAsync(anonymous)).ShouldBeFault(401, 800001);
        }

        (await customer.Partner.GetAsync($"{customer.Users}/{Guid.NewGuid()}/licenses")).ShouldBeFault(404, 60002);
        await customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = "none" });
        foreach (var (_, path) in paths) (await customer.Partner.GetAsync(path)).ShouldBeFault(403, 20002);
    }

    [Theory]
    [MemoryStore("GET", "/v1/customers/usagerecords/1")]
    [MemoryStore("PATCH", "/v1/customers/UsageRecords")]
    [MemoryStore("PATCH", "/v1/customers/relationshiprequests")]
    [MemoryStore("GET", "/v1/customers/relationshiprequests/profiles/company")]
    [MemoryStore("GET", "/v1/customers/all")]
    [MemoryStore("GET", "/v1/customers/all/qualifications")]
    public async Task A_word_of_the_API_in_the_place_of_a_customer_ID_is_never_called_an_ID(StoreKind store, string method, string path)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.SendAsync(new(method), path, method == "GET" ? null : "{}")).ShouldBeFault(404, 1000);
    }

    [Theory]
    [MemoryStore("empty")]
    [MemoryStore("404")]
    public async Task Lists_under_customers_count_against_the_rate_limit(StoreKind store, string declined)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: [("declined", declined), ("rate-limit", "2")]);
        var partner = await service.SignInAsync();
        foreach (var _ in (int[])[1, 2, 3]) (await partner.GetAsync("/v1/invoices")).Status.ShouldNotBe(429);
        foreach (var _ in (int[])[1, 2]) (await partner.GetAsync("/v1/customers/usagerecords")).Status.ShouldNotBe(429);
        (await partner.GetAsync("/v1/customers/usagerecords")).Status.ShouldBe(429);
        (await partner.GetAsync("/v1/invoices")).Status.ShouldNotBe(429);
    }

    [Theory]
    [MemoryStore("china")]
    [MemoryStore("germany")]
    public async Task No_cloud_refuses_a_list(StoreKind store, string cloud) =>
        (await (await (await services.GetAsync(store, ("cloud", cloud))).SignInAsync()).GetAsync("/v1/offers?country=US")).Status.ShouldBe(200);

    [Fact]
    public void The_documentation_contains_the_table_of_the_code() =>
        RepositoryFile.Read("docs/contract.md").ShouldContain($"\n\n{DeclinedCollections.Write()}\n");

    private static async Task<List<(DeclinedCollection List, string Path)>> PathsAsync(TestCustomer customer)
    {
        var user = (await customer.Partner.GetAsync(customer.Users)).Json["items"]![0]!.Text("id")!;
        return
        [
            .. DeclinedCollections.All.Select(list => (list, list.Route.Replace("{id}", customer.Id, StringComparison.Ordinal)
                .Replace("{userId}", user, StringComparison.Ordinal).Replace("{period}", "mostrecent", StringComparison.Ordinal))),
        ];
    }
}
