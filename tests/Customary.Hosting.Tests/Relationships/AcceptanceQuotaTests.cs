using System.Net;

namespace Customary.Hosting.Tests.Relationships;

/// <summary>A customer that accepts a relationship request counts toward the quota of the partner that invited it.</summary>
public sealed class AcceptanceQuotaTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const int Quota = 2;

    [Theory, AllStores]
    public async Task A_full_sandbox_rejects_the_acceptance_and_changes_nothing(StoreKind store)
    {
        var service = await services.GetAsync(store, ("sandbox-quota", "2"));
        var (owner, full) = (await service.SignInAsync(), await service.SignInAsync());
        var customer = await owner.CreateCustomerAsync();
        var first = await full.CreateCustomerAsync();
        await full.CreateCustomerAsync();

        var (status, page) = await AcceptAsync(service, full, customer);
        status.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldContain($"at most {Quota} customers");
        (await full.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(404, 60003);

        (await full.DeleteAsync($"/v1/customers/{first["id"]}")).Status.ShouldBe(204);
        (await AcceptAsync(service, full, customer)).Status.ShouldBe(HttpStatusCode.OK);
        (await full.PostAsync("/v1/customers", TestData.Customer())).ShouldBeFault(400, 800018);
        (await AcceptAsync(service, full, customer)).Status.ShouldBe(HttpStatusCode.OK, "the partner already has the customer, so the quota is unchanged");
    }

    [Theory, AllStores]
    public async Task A_returning_customer_is_rejected_by_a_full_sandbox(StoreKind store)
    {
        var service = await services.GetAsync(store, ("sandbox-quota", "2"));
        var partner = await service.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        (await partner.PatchAsync($"/v1/customers/{customer["id"]}", new { relationshipToPartner = "none" })).Status.ShouldBe(200);
        await partner.CreateCustomerAsync();
        await partner.CreateCustomerAsync();
        (await AcceptAsync(service, partner, customer)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(403, 20002);
    }

    [Theory, AllStores]
    public async Task Concurrent_acceptances_do_not_exceed_the_quota(StoreKind store)
    {
        var service = await services.GetAsync(store, ("sandbox-quota", "2"));
        var invited = await service.SignInAsync();
        var customers = new List<System.Text.Json.Nodes.JsonNode>();
        for (var number = 0; number < 6; number++) customers.Add(await (await service.SignInAsync()).CreateCustomerAsync());
        var responses = await Task.WhenAll(customers.Select(customer => AcceptAsync(service, invited, customer)));
        responses.Count(response => response.Status == HttpStatusCode.OK).ShouldBe(Quota);
        (await invited.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(Quota);
    }

    [Theory, AllStores]
    public async Task The_quota_applies_to_sandbox_accounts_only(StoreKind store)
    {
        var production = Guid.NewGuid().ToString();
        var service = await services.GetAsync(store, ("sandbox-quota", "1"), ("partners", $"{production},contoso.com"));
        var partner = await service.SignInAsync(tenant: production);
        await partner.CreateCustomerAsync();
        var customer = await (await service.SignInAsync()).CreateCustomerAsync();
        (await AcceptAsync(service, partner, customer)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<(HttpStatusCode Status, string Page)> AcceptAsync(CustomaryFixture service, TestPartner partner, System.Text.Json.Nodes.JsonNode customer)
    {
        var url = (await partner.GetAsync("/v1/customers/relationshiprequests")).Json["url"]!.GetValue<string>();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["user"] = $"admin@{customer["companyProfile"]!["domain"]}",
            ["password"] = customer["userCredentials"]!["password"]!.GetValue<string>(),
        });
        using var response = await service.Http.PostAsync(new Uri(url), form);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
