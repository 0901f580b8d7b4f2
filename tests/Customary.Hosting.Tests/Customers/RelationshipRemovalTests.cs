namespace Customary.Hosting.Tests.Customers;

/// <summary>Tests the end of relationships and of delegated access, and the deletion of sandbox customers.</summary>
public sealed class RelationshipRemovalTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("none")]
    [AllStores("None")]
    public async Task Removing_the_relationship_hides_the_customer(StoreKind store, string none)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = await CreateAsync(partner);
        var removed = await partner.PatchAsync(path, new { RelationshipToPartner = none, Id = (string?)null });
        removed.Status.ShouldBe(200, removed.Text);
        removed.Json.Text("relationshipToPartner").ShouldBe("none");
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        foreach (var subpath in new[] { "", "/profiles/company", "/profiles/billing" }) (await partner.GetAsync(path + subpath)).ShouldBeFault(403, 20002);
        (await partner.PutAsync($"{path}/profiles/billing", TestData.BillingProfile(), ("If-Match", "*"))).ShouldBeFault(403, 20002);
        (await partner.PatchAsync(path, new { allowDelegatedAccess = false })).ShouldBeFault(403, 20002);
        (await partner.DeleteAsync(path)).ShouldBeFault(403, 20002);
    }

    [Theory, AllStores]
    public async Task Of_requests_that_end_a_relationship_one_succeeds_and_the_others_say_that_it_does_not_exist(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = await CreateAsync(partner);
        var responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => partner.PatchAsync(path, """{"relationshipToPartner":"none"}""")));
        responses.Count(response => response.Status == 200).ShouldBe(1);
        foreach (var body in (string[])["""{"relationshipToPartner":"none"}""", """{"relationshipToPartner":"None","allowDelegatedAccess":false}"""])
            responses = [.. responses, await partner.PatchAsync(path, body)];
        foreach (var response in responses.Where(response => response.Status != 200))
            response.ShouldBeFault(400, 3000).Json.Text("description")!.ShouldContain("does not exist any more");
        (await AuditLog.ReadAsync(partner)).Count(record => AuditLog.Operation(record) == "remove_partner_customer_relationship").ShouldBe(1);
        (await partner.PatchAsync($"/v1/customers/{Guid.NewGuid()}", """{"relationshipToPartner":"none"}""")).ShouldBeFault(404, 60003);
    }

    [Theory]
    [MemoryStore("""{"relationshipToPartner":"reseller"}""", "relationshipToPartner")]
    [MemoryStore("""{"relationshipToPartner":"microsoft_support"}""", "relationshipToPartner")]
    [MemoryStore("""{"relationshipToPartner":"gibberish"}""", "relationshipToPartner")]
    [MemoryStore("""{"allowDelegatedAccess":true}""", "allowDelegatedAccess")]
    [MemoryStore("""{"relationshipToPartner":"unknown"}""", "relationshipToPartner")]
    [MemoryStore("{}", "relationshipToPartner")]
    public async Task Rejects_changes_that_only_the_customer_can_grant(StoreKind store, string body, string field)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = await CreateAsync(partner);
        (await partner.PatchAsync(path, body)).ShouldBeFault(400, 3000).Data.ShouldHaveSingleItem().ShouldStartWith($"{field}: ");
        (await partner.GetAsync(path)).Json.Text("relationshipToPartner").ShouldBe("reseller");
    }

    [Theory, AllStores]
    public async Task Without_delegated_access_the_customer_stays_listed_and_address_email_and_domains_are_hidden(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = await CreateAsync(partner);
        var changed = await partner.PatchAsync(path, """{"RelationshipToPartner":"unknown","AllowDelegatedAccess":false}""");
        changed.Status.ShouldBe(200, changed.Text);
        var found = (await partner.GetAsync(path)).Json;
        changed.Text.ShouldBe(found.ToJsonString(TestJsonOptions.Options));
        found.Members().ShouldBe("id commerceId companyProfile billingProfile relationshipToPartner allowDelegatedAccess links attributes");
        found["companyProfile"].Members().ShouldBe("tenantId domain companyName links attributes");
        found["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeFalse();
        found.Text("relationshipToPartner").ShouldBe("reseller");
        (await partner.GetAsync($"{path}/profiles/company")).Json.Members().ShouldBe("tenantId domain companyName links attributes");
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await partner.PatchAsync(path, """{"allowDelegatedAccess":false}""")).Status.ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task Address_email_and_domains_stay_hidden_after_the_billing_profile_changes(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var path = await CreateAsync(partner);
        await partner.PatchAsync(path, """{"allowDelegatedAccess":false}""");
        (await partner.PutAsync($"{path}/profiles/billing", TestData.BillingProfile(), ("If-Match", "*"))).Status.ShouldBe(200);
        var found = (await partner.GetAsync(path)).Json;
        found["companyProfile"].Members().ShouldBe("tenantId domain companyName links attributes");
        found["customDomains"].ShouldBeNull();
    }

    [Theory, AllStores]
    public async Task Deleting_a_customer_releases_its_domain(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser: false);
        var created = await partner.CreateCustomerAsync();
        var path = $"/v1/customers/{created["id"]}";
        var deleted = await partner.DeleteAsync(path);
        deleted.Status.ShouldBe(204, deleted.Text);
        deleted.Body.ShouldBeEmpty();
        deleted.Header("Content-Type").ShouldBeNull();
        foreach (var subpath in new[] { "", "/profiles/company", "/profiles/billing" }) (await partner.GetAsync(path + subpath)).ShouldBeFault(404, 60003);
        (await partner.DeleteAsync(path)).ShouldBeFault(404, 60003);
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        await partner.CreateCustomerAsync(customer => customer.Set("companyProfile.domain", created.Text("companyProfile.domain")));
    }

    [Theory, AllStores]
    public async Task A_production_account_cannot_delete_a_customer(StoreKind store)
    {
        var tenant = Guid.NewGuid().ToString();
        var service = await services.GetAsync(store, ("partners", $"{tenant},contoso.com"));
        var partner = await service.SignInAsync(tenant: tenant);
        var path = await CreateAsync(partner);
        (await partner.DeleteAsync(path)).ShouldBeFault(403, 600006);
        (await partner.GetAsync(path)).Status.ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task A_full_sandbox_rejects_customers_until_one_is_deleted(StoreKind store)
    {
        var service = await services.GetAsync(store, ("sandbox-quota", "2"));
        var partner = await service.SignInAsync();
        var path = await CreateAsync(partner);
        await CreateAsync(partner);
        (await partner.PostAsync("/v1/customers", TestData.Customer())).ShouldBeFault(400, 800018);
        (await partner.DeleteAsync(path)).Status.ShouldBe(204);
        await CreateAsync(partner);
    }

    private static async Task<string> CreateAsync(TestPartner partner) => $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}";
}
