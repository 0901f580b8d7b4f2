using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Contracts;
using Customary.Portal.Application;
using Customary.Portal.Auditing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Portal.Tests.Customers;

/// <summary>The pages of one customer. Source: docs/portal.md#customers.</summary>
public sealed class CustomerPagesTests(DefaultFixtures servers)
{
    [Theory, AllStores]
    public async Task No_page_shows_or_changes_a_customer_of_another_partner(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        using var owner = await PortalCustomer.CreateAsync(server);
        using var stranger = await PortalCustomer.CreateAsync(server);
        var before = (await owner.Partner.GetAsync($"/v1/customers/{owner.Id}")).Text;
        var routes = server.Services.GetRequiredService<PortalApplication>().Routes.OfType<RouteEndpoint>().Where(route => route.RoutePattern.RawText!.Contains("{id", StringComparison.Ordinal)).ToList();
        routes.Count.ShouldBeGreaterThan(10);
        foreach (var route in routes)
        {
            var path = Regex.Replace(route.RoutePattern.RawText!, @"\{id[^}]*\}", owner.Id);
            if (route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0] == "GET")
            {
                var (status, html) = await stranger.User.GetAsync(path);
                status.ShouldBe(HttpStatusCode.NotFound, path);
                html.ShouldNotContain(owner.Domain);
            }
            else
            {
                using var response = await stranger.User.PostAsync(path, new() { ["domain"] = owner.Domain });
                response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            }
        }

        (await owner.Partner.GetAsync($"/v1/customers/{owner.Id}")).Text.ShouldBe(before);
    }

    [Theory, AllStores]
    public async Task Shows_users_with_their_roles_qualifications_and_the_history_with_differences(StoreKind store)
    {
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(store));
        var (_, users) = await customer.User.GetAsync($"{customer.Path}/users");
        users.ShouldContain($"<bdi>admin@{customer.Domain}</bdi>");
        users.ShouldContain("Company Administrator");
        var profile = (await customer.Partner.GetAsync($"/v1/customers/{customer.Id}/profiles/billing")).Json;
        var before = profile["email"]!.GetValue<string>();
        profile["email"] = "changed@proseware.example";
        (await customer.Partner.PutAsync($"/v1/customers/{customer.Id}/profiles/billing", profile)).Status.ShouldBe(200);
        (await customer.Partner.PostAsync($"/v1/customers/{customer.Id}/qualifications", new JsonObject { ["qualification"] = "StateOwnedEntity" })).Status.ShouldBe(201);
        (await customer.User.GetAsync($"{customer.Path}/agreements")).Html.ShouldContain("<th scope=\"row\">State-owned entity</th>");
        var (_, history) = await customer.User.GetAsync($"{customer.Path}/history");
        var records = Regex.Matches(history, "<h2>(.*?)</h2>").Select(match => match.Groups[1].Value).ToList();
        records.ShouldBe(["Qualification changed", "Billing profile changed", "Customer created or added"]);
        history.ShouldContain($"<del><bdi>{before}</bdi></del>");
        history.ShouldContain("<ins><bdi>changed@proseware.example</bdi></ins>");
    }

    [Theory, MemoryStore]
    public async Task Pages_encode_what_others_have_typed(StoreKind store)
    {
        const string name = "<img src=x onerror=alert(1)>\u202Egnp.exe";
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(store), body => body["billingProfile"]!["companyName"] = name);
        foreach (var path in (string[])["/portal/customers", customer.Path, $"{customer.Path}/users", $"{customer.Path}/history", $"{customer.Path}/billing", $"{customer.Path}/delete"])
        {
            var (status, html) = await customer.User.GetAsync(path);
            status.ShouldBe(HttpStatusCode.OK, path);
            html.ShouldNotContain("<img src=x", Case.Insensitive, path);
        }
    }

    [Theory, MemoryStore]
    public async Task A_history_has_pages_in_both_directions(StoreKind store)
    {
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(store));
        for (var number = 0; number < 30; number++)
        {
            var profile = (await customer.Partner.GetAsync($"/v1/customers/{customer.Id}/profiles/billing")).Json;
            profile["firstName"] = $"Name {number}";
            (await customer.Partner.PutAsync($"/v1/customers/{customer.Id}/profiles/billing", profile)).Status.ShouldBe(200);
        }

        var (_, newest) = await customer.User.GetAsync($"{customer.Path}/history");
        Regex.Count(newest, "<article").ShouldBe(25);
        newest.ShouldContain("Name 29");
        newest.ShouldNotContain("rel=\"prev\"");
        var (_, older) = await customer.User.GetAsync(Link(newest, "next"));
        Regex.Count(older, "<article").ShouldBe(31 - 25);
        older.ShouldContain("Customer created or added");
        (await customer.User.GetAsync(Link(older, "prev"))).Html.ShouldContain("Name 29");
    }

    [Theory, MemoryStore]
    public async Task Without_delegated_access_the_page_says_so(StoreKind store)
    {
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(store));
        (await customer.Partner.PatchAsync($"/v1/customers/{customer.Id}", new JsonObject { ["allowDelegatedAccess"] = false })).Status.ShouldBe(200);
        var (status, html) = await customer.User.GetAsync($"{customer.Path}/users");
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("You have no delegated access to this customer");
        (await customer.User.GetAsync(customer.Path)).Html.ShouldNotContain("remove-access");
    }

    [Fact]
    public void Every_operation_of_the_audit_log_has_a_text()
    {
        var operations = typeof(AuditOperationType).GetFields().Select(field => (string)field.GetValue(null)!).ToList();
        operations.Count.ShouldBeGreaterThan(20);
        operations.Where(operation => !AuditOperationTexts.Has(operation)).ShouldBeEmpty();
    }

    private static string Link(string html, string rel) => WebUtility.HtmlDecode(Regex.Match(html, $"rel=\"{rel}\" href=\"([^\"]+)\"").Groups[1].Value);
}
