using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Profiles;

public sealed class BillingProfileTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory, AllStores]
    public async Task A_profile_round_trips_completely(StoreKind store)
    {
        var (partner, path) = await CreateAsync(store);
        var read = await partner.GetAsync(path);
        read.Json.Members().ShouldBe("id firstName lastName email culture language companyName defaultAddress links attributes");
        var changed = read.Json;
        changed["firstName"] = null;
        changed["lastName"] = "Çelik";
        changed["culture"] = "ES-us";
        changed["links"] = null;
        changed.Set("defaultAddress.addressLine2", "Floor 2");
        var written = await partner.PutAsync(path, changed);
        written.Status.ShouldBe(200, written.Text);
        written.Json.Members().ShouldBe("id lastName email culture language companyName defaultAddress links attributes");
        written.Json.Text("id").ShouldBe(read.Json.Text("id"));
        written.Json.Text("culture").ShouldBe("es-US");
        written.Json.Text("links.self.uri").ShouldBe(path["/v1".Length..]);
        written.Text.ShouldBe((await partner.GetAsync(path)).Text);
        (await partner.GetAsync(path[..path.IndexOf("/profiles", StringComparison.Ordinal)])).Json["billingProfile"]!.ToJsonString(TestJsonOptions.Options).ShouldBe(written.Text);
    }

    [Theory]
    [MemoryStore("email", 3000)]
    [MemoryStore("culture", 3000)]
    [MemoryStore("language", 3000)]
    [MemoryStore("companyName", 3000)]
    [MemoryStore("defaultAddress", 3000)]
    [MemoryStore("defaultAddress.postalCode", 27002)]
    [MemoryStore("defaultAddress.country", 3000)]
    public async Task Required_fields_are_required_in_every_update(StoreKind store, string field, int code)
    {
        var (partner, path) = await CreateAsync(store);
        var before = await partner.GetAsync(path);
        var body = before.Json;
        body.Set(field, null);
        (await partner.PutAsync(path, body)).ShouldBeFault(400, code).Data.ShouldHaveSingleItem().ShouldStartWith($"{field}: ");
        (await partner.GetAsync(path)).Text.ShouldBe(before.Text);
    }

    [Theory, AllStores]
    public async Task The_etag_is_in_body_and_header_and_every_update_changes_it(StoreKind store)
    {
        var (partner, path) = await CreateAsync(store);
        var seen = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            var read = await partner.GetAsync(path);
            var etag = read.Json.Text("attributes.etag")!;
            read.Header("ETag").ShouldBe($"\"{etag}\"");
            var written = await partner.PutAsync(path, read.Json);
            written.Header("ETag").ShouldBe($"\"{written.Json.Text("attributes.etag")}\"");
            seen.Add(etag).ShouldBeTrue();
        }
    }

    [Theory]
    [AllStores("{0}", 200)]
    [MemoryStore("\"{0}\"", 200)]
    [MemoryStore("W/\"{0}\"", 200)]
    [MemoryStore("*", 200)]
    [MemoryStore("\"1\", \"{0}\"", 200)]
    [AllStores("\"1\"", 400)]
    [MemoryStore("\"1\", W/\"2\"", 400)]
    [MemoryStore("nonsense", 400)]
    [MemoryStore(",", 400)]
    public async Task If_Match_overrides_the_etag_of_the_body(StoreKind store, string form, int status)
    {
        var (partner, path) = await CreateAsync(store);
        var body = (await partner.GetAsync(path)).Json;
        var header = ("If-Match", form.Replace("{0}", body.Text("attributes.etag"), StringComparison.Ordinal));
        body.Set("attributes.etag", status == 200 ? "5" : body.Text("attributes.etag"));
        var response = await partner.PutAsync(path, body, header);
        if (status == 200) response.Status.ShouldBe(200, response.Text);
        else response.ShouldBeFault(400, 2055);
    }

    [Theory]
    [AllStores("12345")]
    [MemoryStore("not a number")]
    [MemoryStore("*")]
    [MemoryStore("")]
    [MemoryStore((string?)null)]
    public async Task Rejects_a_stale_or_missing_etag_in_the_body(StoreKind store, string? etag)
    {
        var (partner, path) = await CreateAsync(store);
        var body = TestData.BillingProfile();
        body["attributes"] = new JsonObject { ["etag"] = etag };
        (await partner.PutAsync(path, body)).ShouldBeFault(400, 2055);
        body.Remove("attributes");
        (await partner.PutAsync(path, body)).ShouldBeFault(400, 2055);
    }

    [Theory, AllStores]
    public async Task Strict_HTTP_returns_412_for_a_stale_etag(StoreKind store)
    {
        var service = await services.GetAsync(store, ("stale-etag", "412"));
        var partner = await service.SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/profiles/billing";
        (await partner.PutAsync(path, TestData.BillingProfile(), ("If-Match", "\"1\""))).ShouldBeFault(412, 2055);
    }

    [Theory, AllStores]
    public async Task An_update_without_an_etag_requires_the_setting_and_a_stale_etag_is_always_rejected(StoreKind store)
    {
        var service = await services.GetAsync(store, ("require-etag", "off"));
        var partner = await service.SignInAsync();
        var path = $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/profiles/billing";
        (await partner.PutAsync(path, TestData.BillingProfile())).Status.ShouldBe(200);
        (await partner.PutAsync(path, TestData.BillingProfile(), ("If-Match", "1"))).ShouldBeFault(400, 2055);
        (await partner.PutAsync(path, TestData.BillingProfile(), ("If-Match", ","))).ShouldBeFault(400, 2055);
    }

    private async Task<(TestPartner Partner, string Path)> CreateAsync(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync(asUser: false);
        return (partner, $"/v1/customers/{(await partner.CreateCustomerAsync())["id"]}/profiles/billing");
    }
}
