namespace Customary.Hosting.Tests.Customers;

/// <summary>A customer that an indirect provider creates for its reseller belongs to both.</summary>
public sealed class IndirectResellerTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task Provider_and_reseller_each_have_their_own_view_of_the_customer(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var created = await CreateForAsync(provider, reseller);
        created.Text("associatedPartnerId").ShouldBe(reseller.Tenant.ToString());
        var path = $"/v1/customers/{created["id"]}";
        var (providers, resellers) = ((await provider.GetAsync(path)).Json, (await reseller.GetAsync(path)).Json);
        providers.Members().ShouldBe("id commerceId companyProfile billingProfile relationshipToPartner allowDelegatedAccess customDomains associatedPartnerId links attributes");
        resellers["associatedPartnerId"].ShouldBeNull();
        resellers.Text("commerceId").ShouldNotBe(providers.Text("commerceId"));
        (await provider.PatchAsync(path, """{"relationshipToPartner":"none"}""")).Status.ShouldBe(200);
        (await reseller.GetAsync(path)).Text.ShouldBe(resellers.ToJsonString(TestJsonOptions.Options));
    }

    [Theory, AllStores]
    public async Task Provider_and_reseller_find_the_customer_by_filtering_on_the_other(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var id = (await CreateForAsync(provider, reseller)).Text("id");
        await CreateForAsync(provider, await service.SignInAsync());
        await provider.CreateCustomerAsync();
        await reseller.CreateCustomerAsync();
        (await FindAsync(provider, "IndirectReseller", reseller.Tenant)).ShouldBe([id]);
        (await FindAsync(reseller, "IndirectCloudSolutionProvider", provider.Tenant)).ShouldBe([id]);
        (await FindAsync(provider, "IndirectCloudSolutionProvider", provider.Tenant)).ShouldBeEmpty();
        (await FindAsync(reseller, "IndirectReseller", reseller.Tenant)).ShouldBeEmpty();
    }

    [Theory, AllStores]
    public async Task Only_the_provider_can_delete_the_customer_and_the_deletion_applies_to_both(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var path = $"/v1/customers/{(await CreateForAsync(provider, reseller))["id"]}";
        (await reseller.DeleteAsync(path)).ShouldBeFault(403, 600006);
        (await provider.DeleteAsync(path)).Status.ShouldBe(204);
        (await reseller.GetAsync(path)).ShouldBeFault(404, 60003);
    }

    [Theory, AllStores]
    public async Task A_partner_cannot_be_its_own_reseller(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.PostAsync("/v1/customers", TestData.Customer(customer => customer["associatedPartnerId"] = partner.Tenant.ToString()));
        response.ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith("associatedPartnerId: ");
    }

    private static Task<System.Text.Json.Nodes.JsonNode> CreateForAsync(TestPartner provider, TestPartner reseller) =>
        provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString().ToUpperInvariant());

    private static async Task<string?[]> FindAsync(TestPartner partner, string field, Guid value)
    {
        var filter = System.Text.Json.JsonSerializer.Serialize(new { Field = field, Value = value, Operator = "starts_with" });
        var response = await partner.GetAsync($"/v1/customers?size=1&filter={Uri.EscapeDataString(filter)}");
        response.Status.ShouldBe(200, response.Text);
        return [.. response.Json["items"]!.AsArray().Select(item => item!.Text("id"))];
    }
}
