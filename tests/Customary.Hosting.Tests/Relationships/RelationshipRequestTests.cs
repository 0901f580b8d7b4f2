namespace Customary.Hosting.Tests.Relationships;

public sealed class RelationshipRequestTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Other = "6b1f3a52-8a8e-4a5e-9d53-0f5c4d7c1a10";

    [Theory, MemoryStore]
    public async Task Returns_the_invitation_link_of_a_partner(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var response = await partner.GetAsync("/v1/customers/relationshiprequests", ("X-Forwarded-Host", "evil.example"));
        response.Json.Members().ShouldBe("url attributes");
        response.Json["attributes"]!.ToJsonString().ShouldBe("""{"objectType":"RelationshipRequest"}""");
        response.Json.Text("url").ShouldBe(
            $"{service.Http.BaseAddress!.ToString().TrimEnd('/')}/Adminportal/Home?invType=ResellerRelationship&partnerId={partner.Tenant}&msppId=0&DAP=false#/BillingAccounts/partner-invitation");
    }

    [Theory, AllStores]
    public async Task Provider_and_reseller_get_the_same_link_for_both(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var providers = (await provider.GetAsync($"/v1/customers/relationshiprequests?indirectResellerId={reseller.Tenant}")).Json.Text("url")!;
        var resellers = (await reseller.GetAsync($"/v1/customers/RelationshipRequests?IndirectCloudSolutionProviderId={provider.Tenant}&dualRoleIndirectRelationship=true")).Json.Text("url");
        providers.ShouldBe(resellers);
        providers.ShouldContain($"invType=IndirectResellerRelationship&partnerId={reseller.Tenant}&");
        providers.ShouldContain($"&indirectCSPId={provider.Tenant}&");
    }

    [Theory]
    [MemoryStore("indirectResellerId=x", "indirectResellerId")]
    [MemoryStore("indirectCloudSolutionProviderId=x", "indirectCloudSolutionProviderId")]
    [MemoryStore($"indirectResellerId={Other}&dualRoleIndirectRelationship=maybe", "dualRoleIndirectRelationship")]
    public async Task The_fault_names_the_invalid_parameter(StoreKind store, string query, string field)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync($"/v1/customers/relationshiprequests?{query}")).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith($"{field}: ");
    }

    [Theory, MemoryStore]
    public async Task The_link_uses_the_configured_public_URL(StoreKind store)
    {
        var service = await services.GetAsync(store, ("public-url", "https://customers.example.com/"));
        var partner = await service.SignInAsync();
        (await partner.GetAsync("/v1/customers/relationshiprequests")).Json.Text("url")!.ShouldStartWith("https://customers.example.com/Adminportal/");
    }
}
