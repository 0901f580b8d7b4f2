namespace Customary.Hosting.Tests.ManagedServices;

public sealed class ManagedServiceTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Returns_links_to_each_service_with_delegated_access(StoreKind store)
    {
        var customer = await TestCustomer.CreateAsync(await services.GetAsync(store));
        var path = $"{customer.Path}/managedservices";
        var response = await customer.Partner.GetAsync(path);
        response.Status.ShouldBe(200, response.Text);
        response.Json.Members().ShouldBe("totalCount items attributes");
        var items = response.Json["items"]!.AsArray();
        items.Select(item => item!).Select(item => $"{item.Text("id")} {item.Text("name")} {item.Text("groupName")} {item.Text("attributes.objectType")}")
            .ShouldBe(["Exchange Exchange Office ManagedService", "MicrosoftCommunicationsOnline SkypeforBusiness Office ManagedService"]);
        var session = $"https://portal.office.com/Partner/BeginClientSession.aspx?CTID={customer.Id}&CSDEST=";
        items[0]!.Text("links.adminService.uri").ShouldBe($"{session}Exchange&InitialDomain={customer.Domain}&PrimaryDomain={customer.Domain}");
        items[0]!.Text("links.serviceHealth.uri").ShouldBe($"{session}ServiceStatus");
        items[1]!.Text("links.serviceTicket.uri").ShouldBe($"{session}Support");
        items[1]!.Text("links.serviceTicket.method").ShouldBe("GET");

        await customer.Partner.PatchAsync(customer.Path, new { allowDelegatedAccess = false });
        (await customer.Partner.GetAsync(path)).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await (await customer.Service.SignInAsync()).GetAsync(path)).ShouldBeFault(404, 60003);
        (await (await customer.Service.SignInAsync(asUser: false, customer.Partner.Tenant.ToString())).GetAsync(path)).ShouldBeFault(403, 900329);
        await customer.Partner.PatchAsync(customer.Path, new { relationshipToPartner = "none" });
        (await customer.Partner.GetAsync(path)).ShouldBeFault(403, 20002);
    }

    [Fact]
    public async Task Links_target_the_portal_of_the_cloud()
    {
        var service = await services.GetAsync(StoreKind.Memory, ("cloud", "usgovernment"));
        var partner = await service.SignInAsync();
        var created = await partner.CreateCustomerAsync(customer =>
            customer["companyProfile"]!["domain"] = TestData.Domain().Replace("onmicrosoft.com", "onmicrosoft.us", StringComparison.Ordinal));
        (await partner.GetAsync($"/v1/customers/{created["id"]}/managedservices")).Json["items"]![0]!
            .Text("links.adminService.uri")!.ShouldStartWith("https://portal.office365.us/Partner/");
    }
}
