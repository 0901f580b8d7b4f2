namespace Customary.Hosting.Tests.Customers;

/// <summary>Tests malformed IDs, unknown IDs and IDs of customers of other partners; the last two are indistinguishable.</summary>
public sealed class CustomerIsolationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("GET", "")]
    [AllStores("PATCH", "")]
    [AllStores("DELETE", "")]
    [AllStores("GET", "/profiles/company")]
    [AllStores("GET", "/profiles/billing")]
    [AllStores("PUT", "/profiles/billing")]
    public async Task Customers_of_other_partners_are_indistinguishable_from_unknown_ones(StoreKind store, string verb, string subpath)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var others = (await (await service.SignInAsync()).CreateCustomerAsync()).Text("id")!;
        var foreign = (await SendAsync(partner, verb, others, subpath)).ShouldBeFault(404, 60003);
        var unknown = (await SendAsync(partner, verb, Guid.NewGuid().ToString(), subpath)).ShouldBeFault(404, 60003);
        foreign.Text.ShouldBe(unknown.Text);
        foreach (var id in new[] { "x", others.Replace("-", "", StringComparison.Ordinal), $"{{{others}}}", "%20", "00000000-0000-0000-0000-00000000000g" })
            (await SendAsync(partner, verb, id, subpath)).ShouldBeFault(400, 900118);
    }

    [Theory, AllStores]
    public async Task Each_partner_lists_only_its_own_customers(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (one, other) = (await service.SignInAsync(), await service.SignInAsync());
        var id = (await one.CreateCustomerAsync()).Text("id");
        (await other.CreateCustomerAsync()).Text("id").ShouldNotBe(id);
        (await one.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldHaveSingleItem()!.Text("id").ShouldBe(id);
    }

    private static Task<ApiResponse> SendAsync(TestPartner partner, string verb, string id, string subpath)
    {
        var body = TestData.BillingProfile();
        body["relationshipToPartner"] = "none";
        return partner.SendAsync(new(verb), $"/v1/customers/{id}{subpath}", verb is "PATCH" or "PUT" ? body : null, verb == "PUT" ? [("If-Match", "*")] : []);
    }
}
