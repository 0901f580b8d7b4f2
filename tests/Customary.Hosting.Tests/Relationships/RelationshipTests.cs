using Customary.Storage.Partners;

namespace Customary.Hosting.Tests.Relationships;

public sealed class RelationshipTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string AsProvider = "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf";
    private const string AsReseller = "/v1/relationships?relationship_type=IsIndirectResellerOf";

    [Theory, AllStores]
    public async Task Registered_partners_list_each_other_as_documented(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = await RegisteredAsync(service);
        var response = await provider.GetAsync(AsProvider);
        response.Status.ShouldBe(200);
        var mpnId = response.Json["items"]![0]!["mpnId"]!.GetValue<string>();
        response.Text.ShouldBe(
            $$$"""{"totalCount":1,"items":[{"id":"{{{reseller.Tenant}}}","name":"Fabrikam","relationshipType":"is_indirect_cloud_solution_provider_of","state":"Active","mpnId":"{{{mpnId}}}","location":"GB","attributes":{"objectType":"PartnerRelationship"}}],"attributes":{"objectType":"Collection"}}""");
        var seen = (await reseller.GetAsync(AsReseller)).Json["items"]!.AsArray().Single()!;
        seen["id"]!.GetValue<string>().ShouldBe(provider.Tenant.ToString());
        seen["relationshipType"]!.GetValue<string>().ShouldBe("is_indirect_reseller_of");
        seen["name"]!.GetValue<string>().ShouldBe("Contoso Distribution");
    }

    [Theory]
    [AllStores("is_indirect_cloud_solution_provider_of")]
    [AllStores("ISINDIRECTCLOUDSOLUTIONPROVIDEROF")]
    public async Task Accepts_the_type_in_any_spelling(StoreKind store, string type)
    {
        var (provider, _) = await RegisteredAsync(await services.GetAsync(store));
        (await provider.GetAsync($"/v1/relationships?Relationship_Type={type}")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory]
    [AllStores("")]
    [AllStores("?relationship_type=")]
    [AllStores("?relationship_type=None")]
    [AllStores("?relationship_type=2")]
    public async Task Rejects_a_missing_or_unknown_type(StoreKind store, string query)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync($"/v1/relationships{query}")).ShouldBeFault(400, 900126);
    }

    [Theory]
    [AllStores("""{"Field":"Name","Value":"fAB","Operator":"starts_with"}""", 1)]
    [AllStores("""{"operator":9,"value":"","field":"name"}""", 1)]
    [AllStores("""{"Field":"Name","Value":"Contoso","Operator":"StartsWith"}""", 0)]
    [AllStores("""{"Field":"Name","Value":"BRIK","Operator":"Substring"}""", 1)]
    [AllStores("""{"Field":"Name","Value":"brik","Operator":"starts_with"}""", 0)]
    [AllStores("""{"Field":"Name","Value":"brix","Operator":6}""", 0)]
    [AllStores("""{"Field":"Name","Value":"","Operator":"substring"}""", 1)]
    public async Task Filters_the_list_by_the_start_or_a_part_of_the_name(StoreKind store, string filter, int count)
    {
        var (provider, _) = await RegisteredAsync(await services.GetAsync(store));
        (await provider.GetAsync($"{AsProvider}&filter={Uri.EscapeDataString(filter)}")).Json["totalCount"]!.GetValue<int>().ShouldBe(count);
    }

    [Theory]
    [AllStores("x")]
    [AllStores("[]")]
    [AllStores("""{"Field":"Name","Value":"\uD800","Operator":"starts_with"}""")]
    [AllStores("""{"Field":"CompanyName","Value":"a","Operator":"starts_with"}""")]
    [AllStores("""{"Field":"Name","Value":1,"Operator":"equals"}""")]
    public async Task Rejects_an_unsupported_filter(StoreKind store, string filter)
    {
        var (provider, _) = await RegisteredAsync(await services.GetAsync(store));
        (await provider.GetAsync($"{AsProvider}&filter={Uri.EscapeDataString(filter)}")).ShouldBeFault(400, 3000);
    }

    [Theory, AllStores]
    public async Task A_partner_type_without_the_relationship_is_rejected(StoreKind store)
    {
        var (provider, reseller) = await RegisteredAsync(await services.GetAsync(store));
        (await provider.GetAsync(AsReseller)).ShouldBeFault(403, 1002);
        (await reseller.GetAsync(AsProvider)).ShouldBeFault(403, 1002);
    }

    [Theory, AllStores]
    public async Task A_registered_direct_reseller_is_rejected_by_every_route_that_asks_for_resellers_or_providers(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/relationships";
        (await partner.GetAsync(path)).Status.ShouldBe(200);
        await service.RegisterAsync(partner, PartnerKind.DirectReseller, "Fabrikam");
        foreach (var route in (string[])[AsProvider, AsReseller, path, $"/v1/customers/{Guid.NewGuid()}/relationships"])
            (await partner.GetAsync(route)).ShouldBeFault(403, 1002).Json.Text("description")!.ShouldContain("registered as another kind of partner");
    }

    [Theory, AllStores]
    public async Task A_registered_indirect_reseller_cannot_create_a_customer(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = await RegisteredAsync(service);
        var (body, id) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        (await reseller.PostAsync("/v1/customers", body, id)).ShouldBeFault(403, 1002).Json.Text("description")!.ShouldContain("the provider of an indirect reseller");
        (await CreateAsync(reseller, provider)).ShouldBeFault(403, 1002);
        (await reseller.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);

        // The rejected request wrote nothing: neither its domain nor its ID is taken.
        body["associatedPartnerId"] = reseller.Tenant.ToString();
        (await provider.PostAsync("/v1/customers", body, id)).Status.ShouldBe(201);
        await service.RegisterAsync(reseller, PartnerKind.DirectReseller, "Fabrikam");
        (await reseller.PostAsync("/v1/customers", TestData.Customer(), id)).Status.ShouldBe(201);
    }

    [Theory, AllStores]
    public async Task An_application_token_is_rejected(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var application = await service.SignInAsync(asUser: false, partner.Tenant.ToString());
        var id = (await partner.CreateCustomerAsync())["id"];
        (await application.GetAsync(AsProvider)).ShouldBeFault(403, 900329);
        (await application.GetAsync($"/v1/customers/{id}/relationships")).ShouldBeFault(403, 900329);
    }

    [Theory, AllStores]
    public async Task The_relationships_of_a_customer_are_its_reseller_or_its_provider(StoreKind store)
    {
        var (provider, reseller) = await RegisteredAsync(await services.GetAsync(store));
        var id = (await CreateAsync(provider, reseller)).Json["id"];
        var response = await provider.GetAsync($"/v1/customers/{id}/relationships");
        var item = response.Json["items"]!.AsArray().Single()!.AsObject();
        item.Select(member => member.Key).ShouldBe(["id", "name", "relationshipType", "mpnId", "attributes"]);
        item["id"]!.GetValue<string>().ShouldBe(reseller.Tenant.ToString());
        item["name"]!.GetValue<string>().ShouldBe("Fabrikam");
        item["relationshipType"]!.GetValue<string>().ShouldBe("is_indirect_cloud_solution_provider_of");
        response.Json["links"].ShouldBeNull();
        var other = (await reseller.GetAsync($"/v1/customers/{id}/relationships")).Json["items"]!.AsArray().Single()!;
        other["id"]!.GetValue<string>().ShouldBe(provider.Tenant.ToString());
        other["relationshipType"]!.GetValue<string>().ShouldBe("is_indirect_reseller_of");
    }

    [Theory, AllStores]
    public async Task A_direct_customer_has_no_relationships_and_a_foreign_or_former_one_returns_404(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (partner, stranger) = (await service.SignInAsync(), await service.SignInAsync());
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}";
        (await partner.GetAsync($"{path}/relationships")).Text.ShouldBe("""{"totalCount":0,"items":[],"attributes":{"objectType":"Collection"}}""");
        (await stranger.GetAsync($"{path}/relationships")).ShouldBeFault(404, 60003);
        await partner.PatchAsync(path, new { relationshipToPartner = "none" });
        (await partner.GetAsync($"{path}/relationships")).ShouldBeFault(403, 20002);
    }

    [Theory, AllStores]
    public async Task A_customer_can_be_created_only_for_a_reseller_in_partnership(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = await RegisteredAsync(service);
        (await CreateAsync(provider, reseller)).Status.ShouldBe(201);
        (await CreateAsync(provider, await service.SignInAsync())).ShouldBeFault(400, 800016);
        var (other, _) = await RegisteredAsync(service);
        (await CreateAsync(other, reseller)).ShouldBeFault(400, 800016).Data[0].ShouldStartWith("associatedPartnerId: ");
        (await service.EndAsync(provider, reseller)).ShouldBeTrue();
        (await CreateAsync(provider, reseller)).ShouldBeFault(400, 800016);
        (await provider.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
    }

    [Theory, AllStores]
    public async Task A_repeated_creation_succeeds_after_the_partnership_ended(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = await RegisteredAsync(service);
        var (body, id) = (TestData.Customer(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString()), ("MS-RequestId", Guid.NewGuid().ToString()));
        var first = await provider.PostAsync("/v1/customers", body, id);
        first.Status.ShouldBe(201);
        await service.EndAsync(provider, reseller);
        (await provider.PostAsync("/v1/customers", body, id)).Text.ShouldBe(first.Text);
    }

    [Theory, AllStores]
    public async Task In_Development_unregistered_partners_work_together(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller, third) = (await service.SignInAsync(), await service.SignInAsync(), await service.SignInAsync());
        (await provider.GetAsync(AsProvider)).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await CreateAsync(provider, reseller)).Status.ShouldBe(201);
        (await provider.GetAsync(AsProvider)).Json["items"]!.AsArray().Single()!["id"]!.GetValue<string>().ShouldBe(reseller.Tenant.ToString());
        (await reseller.GetAsync(AsReseller)).Json["items"]!.AsArray().Single()!["id"]!.GetValue<string>().ShouldBe(provider.Tenant.ToString());

        (await service.RegisterAsync(provider, third)).ShouldBeNull();
        (await CreateAsync(provider, reseller)).ShouldBeFault(400, 800016);
        (await CreateAsync(provider, third)).Status.ShouldBe(201);
    }

    [Theory, AllStores]
    public async Task A_partner_registered_with_another_type_is_not_a_reseller(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, direct) = (await service.SignInAsync(), await service.SignInAsync());
        await service.RegisterAsync(direct, PartnerKind.DirectReseller, "Direct");
        (await CreateAsync(provider, direct)).ShouldBeFault(400, 800016);
        (await service.RegisterAsync(provider, direct))!.ShouldContain("not as an indirect reseller");
        (await service.RegisterAsync(direct, provider))!.ShouldContain("not as an indirect provider");
        (await service.RegisterAsync(direct, direct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Outside_Development_only_registered_partnerships_count()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await using var service = await CustomaryFixture.StartAsync(settings:
        [
            ("environment", "Production"), ("development-issuer", "on"), ("server-key", new string('k', 40)),
            ("partners", $"{first},provider.example;{second},reseller.example"),
        ]);
        var (provider, reseller) = (await service.SignInAsync(tenant: first.ToString()), await service.SignInAsync(tenant: second.ToString()));
        (await CreateAsync(provider, reseller)).ShouldBeFault(400, 800016);
        (await service.RegisterAsync(provider, reseller)).ShouldBeNull();
        (await CreateAsync(provider, reseller)).Status.ShouldBe(201);
    }

    [Theory, AllStores]
    public async Task A_customer_cannot_accept_a_reseller_without_a_partnership_with_the_provider(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = await RegisteredAsync(service);
        var (other, _) = await RegisteredAsync(service);
        string Page(TestPartner through) => $"/Adminportal/Home?invType=IndirectResellerRelationship&partnerId={reseller.Tenant}&msppId=0&indirectCSPId={through.Tenant}&DAP=false";
        (await provider.GetAsync(Page(provider))).Status.ShouldBe(200);
        (await provider.GetAsync(Page(other))).Status.ShouldBe(404);
    }

    private static async Task<(TestPartner Provider, TestPartner Reseller)> RegisteredAsync(CustomaryFixture service)
    {
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        await service.RegisterAsync(provider, PartnerKind.IndirectProvider, "Contoso Distribution");
        await service.RegisterAsync(reseller, PartnerKind.IndirectReseller, "Fabrikam", "GB");
        (await service.RegisterAsync(provider, reseller)).ShouldBeNull();
        return (provider, reseller);
    }

    private static Task<ApiResponse> CreateAsync(TestPartner provider, TestPartner reseller) =>
        provider.PostAsync("/v1/customers", TestData.Customer(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString()));
}
