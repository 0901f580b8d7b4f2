using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Customers;

/// <summary>Tests every property of a customer: stored, returned in order and casing, and omitted if it has no value.</summary>
public sealed class CustomerShapeTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Address = "country region city state addressLine1 addressLine2 postalCode firstName middleName lastName phoneNumber";

    [Theory, AllStores]
    public async Task Creation_returns_the_customer_with_its_administrator(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var response = await partner.PostAsync("/v1/customers", Full());
        response.Status.ShouldBe(201, response.Text);
        var created = response.Json;
        created.Members().ShouldBe(
            "id commerceId companyProfile billingProfile relationshipToPartner allowDelegatedAccess enableGDAPByDefault userCredentials attributes");
        created["companyProfile"].Members().ShouldBe("tenantId domain companyName address email organizationRegistrationNumber links attributes");
        created["billingProfile"].Members().ShouldBe("id firstName lastName email culture language companyName defaultAddress attributes");
        created.At("billingProfile.defaultAddress").Members().ShouldBe(Address);
        created["userCredentials"].Members().ShouldBe("userName password");
        created.Text("userCredentials.userName").ShouldBe("admin");
        created.Text("userCredentials.password")!.Length.ShouldBeGreaterThanOrEqualTo(16);
        created.Text("relationshipToPartner").ShouldBe("reseller");
        created["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeTrue();
        created["enableGDAPByDefault"]!.GetValue<bool>().ShouldBeTrue();
        created["attributes"]!.ToJsonString().ShouldBe("""{"objectType":"Customer"}""");
        response.Header("Location").ShouldBe($"/v1/customers/{created.Text("id")}");
        (await partner.GetAsync(response.Header("Location")!)).Status.ShouldBe(200);
    }

    [Theory, AllStores]
    public async Task Get_returns_the_stored_customer(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var body = Full();
        var id = (await partner.PostAsync("/v1/customers", body)).Json.Text("id")!;
        var customer = (await partner.GetAsync($"/v1/customers/{id}")).Json;
        customer.Members().ShouldBe(
            "id commerceId companyProfile billingProfile relationshipToPartner allowDelegatedAccess customDomains links attributes");
        customer.At("customDomains")!.ToJsonString().ShouldBe($"""["{body.Text("companyProfile.domain")}"]""");
        customer.Text("companyProfile.tenantId").ShouldBe(id);
        customer.Text("companyProfile.links.self.uri").ShouldBe($"/customers/{id}/profiles/company");
        customer.At("companyProfile.attributes")!.ToJsonString().ShouldBe("""{"objectType":"CustomerCompanyProfile"}""");
        customer.Text("billingProfile.links.self.uri").ShouldBe($"/customers/{id}/profiles/billing");
        customer.At("billingProfile.attributes").Members().ShouldBe("etag objectType");
        customer.Text("billingProfile.attributes.objectType").ShouldBe("CustomerBillingProfile");
        long.TryParse(customer.Text("billingProfile.attributes.etag"), out _).ShouldBeTrue();
        customer.Text("links.self.uri").ShouldBe($"/customers/{id}");
        foreach (var path in TextPaths(body).Where(path => path != "billingProfile.culture")) customer.Text(path).ShouldBe(body.Text(path), path);
        customer.Text("billingProfile.culture").ShouldBe("en-US");
        customer.Text("billingProfile.language").ShouldBe("En");
    }

    [Theory, AllStores]
    public async Task Ids_are_unique_lowercase_GUIDs(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var created = await partner.CreateCustomerAsync();
        string[] ids = [created.Text("id")!, created.Text("commerceId")!, created.Text("billingProfile.id")!];
        ids.Distinct().Count().ShouldBe(3);
        foreach (var id in ids) Guid.Parse(id).ToString().ShouldBe(id);
        Guid.Parse(ids[0]).Version.ShouldBe(7);
    }

    [Theory, AllStores]
    public async Task Missing_properties_are_omitted_or_copied_from_the_billing_profile(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var created = await partner.CreateCustomerAsync(customer =>
        {
            customer["billingProfile"]!.AsObject().Remove("firstName");
            customer.Set("billingProfile.lastName", "  ");
            customer.Set("billingProfile.defaultAddress.phoneNumber", "");
        });
        var found = (await partner.GetAsync($"/v1/customers/{created["id"]}")).Json;
        found["billingProfile"].Members().ShouldBe("id email culture language companyName defaultAddress links attributes");
        found.At("billingProfile.defaultAddress").Members().ShouldBe("country city state addressLine1 postalCode firstName lastName");
        found.Text("companyProfile.companyName").ShouldBe("Contoso");
        found.Text("companyProfile.email").ShouldBe("ann@contoso.com");
        found.At("companyProfile.address")!.ToJsonString().ShouldBe(
            """{"country":"US","region":"WA","city":"Redmond","addressLine1":"One Microsoft Way","postalCode":"98052"}""");
    }

    [Theory, AllStores]
    public async Task Updating_the_billing_profile_does_not_change_the_company_profile(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync()).Text("id")!;
        var billing = (await partner.GetAsync($"/v1/customers/{id}/profiles/billing")).Json;
        billing["companyName"] = "Fabrikam";
        (await partner.PutAsync($"/v1/customers/{id}/profiles/billing", billing)).Status.ShouldBe(200);
        (await partner.GetAsync($"/v1/customers/{id}")).Json.Text("companyProfile.companyName").ShouldBe("Contoso");
    }

    [Theory, AllStores]
    public async Task List_items_have_the_short_form(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var id = (await partner.CreateCustomerAsync()).Text("id")!;
        var list = (await partner.GetAsync("/v1/customers?size=40")).Json;
        list.Members().ShouldBe("totalCount items links attributes");
        list["totalCount"]!.GetValue<int>().ShouldBe(1);
        list["links"]!.ToJsonString().ShouldBe("""{"self":{"uri":"/customers?size=40","method":"GET","headers":[]}}""");
        list["attributes"]!.ToJsonString().ShouldBe("""{"objectType":"Collection"}""");
        var item = list["items"]![0]!;
        item.Members().ShouldBe("id companyProfile relationshipToPartner links attributes");
        item["companyProfile"].Members().ShouldBe("tenantId domain companyName links attributes");
        item.Text("id").ShouldBe(id);
        item.Text("links.self.uri").ShouldBe($"/customers/{id}");
    }

    [Theory, AllStores]
    public async Task An_empty_list_has_no_items_and_no_links(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        (await partner.GetAsync("/v1/customers")).Text.ShouldBe(
            """{"totalCount":0,"items":[],"links":{"self":{"uri":"/customers","method":"GET","headers":[]}},"attributes":{"objectType":"Collection"}}""");
    }

    [Theory]
    [AllStores("Çelik Sanayi")]
    [AllStores("東京商店")]
    [AllStores("🦄 \"Quotes\" & <tags>")]
    [AllStores("\uFFFF\uE000")]
    public async Task Text_in_every_script_is_returned_unchanged(StoreKind store, string name)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var created = await partner.CreateCustomerAsync(customer => customer.Set("billingProfile.companyName", name));
        (await partner.GetAsync($"/v1/customers/{created["id"]}")).Json.Text("companyProfile.companyName").ShouldBe(name);
    }

    private static JsonNode Full() => TestData.Customer(customer =>
    {
        customer["id"] = Guid.NewGuid().ToString();
        customer["commerceId"] = Guid.NewGuid().ToString();
        customer["relationshipToPartner"] = "unknown";
        customer["allowDelegatedAccess"] = false;
        customer["enableGDAPByDefault"] = true;
        customer["customDomains"] = new JsonArray("contoso.com");
        customer["userCredentials"] = new JsonObject { ["userName"] = "root", ["password"] = "chosen" };
        customer.Set("companyProfile.companyName", "Contoso AG");
        customer.Set("companyProfile.email", "office@contoso.com");
        customer.Set("companyProfile.organizationRegistrationNumber", "12-3456789");
        customer.Set("companyProfile.address", new JsonObject
        {
            ["country"] = "de",
            ["region"] = "Bayern",
            ["city"] = "München",
            ["addressLine1"] = "Marienplatz 1",
            ["postalCode"] = "80331",
            ["phoneNumber"] = "+4989123456",
        });
        customer.Set("billingProfile.culture", "EN-us");
        customer.Set("billingProfile.language", "En");
        customer["billingProfile"]!["defaultAddress"] = new JsonObject
        {
            ["country"] = "CA",
            ["region"] = "Pacific",
            ["city"] = "Vancouver",
            ["state"] = "BC",
            ["addressLine1"] = "Main Street 1",
            ["addressLine2"] = "Floor 2",
            ["postalCode"] = "V5K 0A1",
            ["firstName"] = "Ann",
            ["middleName"] = "B.",
            ["lastName"] = "Lee",
            ["phoneNumber"] = "+16045550101",
        };
    });

    // The paths of the texts that are stored unchanged.
    private static IEnumerable<string> TextPaths(JsonNode body) =>
        from profile in new[] { "companyProfile", "billingProfile", "companyProfile.address", "billingProfile.defaultAddress" }
        from member in body.At(profile)!.AsObject()
        where member.Value is JsonValue
        select $"{profile}.{member.Key}";
}
