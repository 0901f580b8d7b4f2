using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Storage;

/// <summary>Runs each SQL statement on each database through the requests that need it.</summary>
public sealed class StorageOperationTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [AllStores("CompanyName", "Étoile du Nord", "éTOILE")]
    [AllStores("CompanyName", "𝒞ontoso", "𝒞")]
    [AllStores("Domain", "Étoile du Nord", "t")]
    public async Task Pages_through_a_filtered_list_in_both_directions(StoreKind store, string field, string name, string prefix)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        for (var i = 0; i < 5; i++) await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["companyName"] = $"{name} {i}");
        await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["domain"] = $"other{Guid.NewGuid():N}"[..27] + ".onmicrosoft.com");
        var filter = Uri.EscapeDataString(new JsonObject { ["Field"] = field, ["Value"] = prefix, ["Operator"] = "starts_with" }.ToJsonString());
        await ReadAllAsync(partner, $"filter={filter}&", 5);
    }

    [Theory, AllStores]
    public async Task Pages_through_all_customers_in_both_directions_by_id(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        for (var i = 0; i < 5; i++) await partner.CreateCustomerAsync();
        var seen = await ReadAllAsync(partner, "", 5);
        seen.ShouldBe(seen.Order(StringComparer.Ordinal));
    }

    [Theory, AllStores]
    public async Task Both_partners_list_an_indirect_customer_and_its_deletion_removes_both_views(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        var created = new List<string>();
        for (var i = 0; i < 5; i++)
            created.Add((await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString()))["id"]!.GetValue<string>());
        await ReadAllAsync(provider, $"filter={Related("IndirectReseller", reseller)}&", 5);
        await ReadAllAsync(reseller, $"filter={Related("IndirectCloudSolutionProvider", provider)}&", 5);
        (await provider.DeleteAsync($"/v1/customers/{created[0]}")).Status.ShouldBe(204);
        (await reseller.GetAsync($"/v1/customers/{created[0]}")).ShouldBeFault(404, 60003);
    }

    [Theory, AllStores]
    public async Task Updates_and_deletes_a_customer_and_releases_its_domain(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var partner = await service.SignInAsync();
        var created = await partner.CreateCustomerAsync();
        var path = $"/v1/customers/{created["id"]}";
        var billing = (await partner.GetAsync($"{path}/profiles/billing")).Json;
        billing["firstName"] = "Zoë";
        (await partner.PutAsync($"{path}/profiles/billing", billing)).Status.ShouldBe(200);
        (await partner.PutAsync($"{path}/profiles/billing", billing)).ShouldBeFault(400, 2055);
        (await partner.PatchAsync(path, new { allowDelegatedAccess = false })).Status.ShouldBe(200);
        (await partner.GetAsync(path)).Json["billingProfile"]!["firstName"]!.GetValue<string>().ShouldBe("Zoë");
        (await partner.DeleteAsync(path)).Status.ShouldBe(204);
        (await partner.GetAsync(path)).ShouldBeFault(404, 60003);
        var domain = created["companyProfile"]!["domain"]!.GetValue<string>();
        (await partner.SendAsync(HttpMethod.Head, $"/v1/domains/{domain}")).Status.ShouldBe(404);
        await partner.CreateCustomerAsync(customer => customer["companyProfile"]!["domain"] = domain);
    }

    [Theory, AllStores]
    public async Task Of_twenty_concurrent_repeats_one_creates_and_all_get_the_same_response(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var (body, id) = (TestData.Customer(), ("MS-RequestId", Guid.NewGuid().ToString()));
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => partner.PostAsync("/v1/customers", body, id)));
        responses.ShouldAllBe(response => response.Status == 201);
        responses.Select(response => response.Text).Distinct().Count().ShouldBe(1);
        (await partner.PostAsync("/v1/customers", TestData.Customer(), id)).ShouldBeFault(409, 3002);
    }

    [Theory, AllStores]
    public async Task Of_twenty_concurrent_customers_with_one_domain_one_is_created(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var body = TestData.Customer();
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => partner.PostAsync("/v1/customers", body)));
        responses.Count(response => response.Status == 201).ShouldBe(1);
        responses.Where(response => response.Status != 201).ShouldAllBe(response => response.Status == 409);
    }

    [Theory, AllStores]
    public async Task Of_twenty_concurrent_updates_with_one_etag_one_succeeds(StoreKind store)
    {
        var partner = await (await services.GetAsync(store)).SignInAsync();
        var created = await partner.CreateCustomerAsync();
        var billing = created["billingProfile"]!;
        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => partner.PutAsync($"/v1/customers/{created["id"]}/profiles/billing", billing)));
        responses.Count(response => response.Status == 200).ShouldBe(1);
        responses.Where(response => response.Status != 200).ShouldAllBe(response => response.Code == 2055);
    }

    [Theory, AllStores]
    public async Task Concurrent_creations_do_not_exceed_the_quota(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store, settings: [("sandbox-quota", "3")]);
        var partner = await service.SignInAsync();
        var responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => partner.PostAsync("/v1/customers", TestData.Customer())));
        responses.Count(response => response.Status == 201).ShouldBe(3);
        responses.Where(response => response.Status != 201).ShouldAllBe(response => response.Code == 800018);
    }

    [Theory, AllStores]
    public async Task A_request_id_expires_after_a_day_with_concurrent_cleanups(StoreKind store)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(store, clock);
        var partner = await service.SignInAsync();
        var ids = Enumerable.Range(0, 10).Select(_ => ("MS-RequestId", Guid.NewGuid().ToString())).ToList();
        foreach (var id in ids) (await partner.PostAsync("/v1/customers", TestData.Customer(), id)).Status.ShouldBe(201);
        clock.Advance(TimeSpan.FromHours(24));
        partner = await service.SignInAsync(tenant: partner.Tenant.ToString());
        var responses = await Task.WhenAll(ids.Select(id => partner.PostAsync("/v1/customers", TestData.Customer(), id)));
        responses.ShouldAllBe(response => response.Status == 201);
    }

    [Theory, AllStores]
    public async Task Concurrent_delete_and_update_of_one_customer_never_fail_unexpectedly(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var (provider, reseller) = (await service.SignInAsync(), await service.SignInAsync());
        for (var round = 0; round < 5; round++)
        {
            var created = await provider.CreateCustomerAsync(customer => customer["associatedPartnerId"] = reseller.Tenant.ToString());
            var path = $"/v1/customers/{created["id"]}";
            var responses = await Task.WhenAll(
                provider.DeleteAsync(path),
                provider.DeleteAsync(path),
                reseller.PatchAsync(path, new { allowDelegatedAccess = false }),
                provider.PatchAsync(path, new { allowDelegatedAccess = false }));
            responses.Count(response => response.Status == 204).ShouldBe(1);
            responses.ShouldAllBe(response => response.Status == 200 || response.Status == 204 || response.Status == 404);
        }
    }

    private static string Related(string field, TestPartner partner) =>
        Uri.EscapeDataString(new JsonObject { ["Field"] = field, ["Value"] = partner.Tenant.ToString(), ["Operator"] = "starts_with" }.ToJsonString());

    // Reads pages of two to the end and back; returns the items of both directions.
    private static async Task<List<string>> ReadAllAsync(TestPartner partner, string query, int count)
    {
        var there = new List<string>();
        var backward = new List<string>();
        var page = await partner.GetAsync($"/v1/customers?{query}size=2");
        page.Status.ShouldBe(200, page.Text);
        there.AddRange(Ids(page));
        while (page.Json["links"]!["next"] is not null)
        {
            page = await SeekAsync(partner, page, "Next");
            there.AddRange(Ids(page));
        }

        page = await partner.GetAsync($"/v1/customers?{query}size=2&seekOperation=Last");
        backward.InsertRange(0, Ids(page));
        while (page.Json["links"]!["previous"] is not null)
        {
            page = await SeekAsync(partner, page, "Previous");
            backward.InsertRange(0, Ids(page));
        }

        there.Count.ShouldBe(count);
        there.Distinct().Count().ShouldBe(count);
        backward.ShouldBe(there);
        return there;
    }

    private static Task<ApiResponse> SeekAsync(TestPartner partner, ApiResponse page, string seek)
    {
        var link = page.Json["links"]![seek == "Next" ? "next" : "previous"]!;
        var token = link["headers"]!.AsArray().Single()!["value"]!.GetValue<string>();
        return partner.GetAsync($"/v1/customers?seekOperation={seek}", ("MS-ContinuationToken", token));
    }

    private static IEnumerable<string> Ids(ApiResponse page) => page.Json["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>());
}
