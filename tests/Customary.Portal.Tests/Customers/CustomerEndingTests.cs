using System.Net;

namespace Customary.Portal.Tests.Customers;

/// <summary>Ending delegated access and relationships, and deleting customers. Source: docs/portal.md#ending-and-deleting.</summary>
public sealed class CustomerEndingTests(DefaultFixtures servers)
{
    [Theory]
    [AllStores("remove-access", 200)]
    [AllStores("remove-relationship", 403)]
    [AllStores("delete", 404)]
    public async Task It_happens_only_after_the_person_has_typed_the_domain(StoreKind store, string ending, int after)
    {
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(store));
        var path = $"{customer.Path}/{ending}";
        foreach (var wrong in (string[])["", "another.onmicrosoft.com", $"{customer.Domain}\0", $"{customer.Domain}\u202E", "<script>alert(1)</script>", new string('x', 5000)])
        {
            using var refused = await customer.User.PostAsync(path, new() { ["domain"] = wrong }, path);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var html = await refused.Content.ReadAsStringAsync();
            PortalCustomer.ErrorAt(html, "domain").ShouldNotBeNull();
            html.ShouldNotContain("<script");
            (await customer.Partner.GetAsync($"/v1/customers/{customer.Id}")).Json["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeTrue();
        }

        using var ended = await customer.User.PostAsync(path, new() { ["domain"] = $" {customer.Domain.ToUpperInvariant()} " }, path);
        ended.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await ended.Content.ReadAsStringAsync());
        var response = await customer.Partner.GetAsync($"/v1/customers/{customer.Id}");
        response.Status.ShouldBe(after);
        if (after == 200) response.Json["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeFalse();
        (await customer.User.GetAsync(ended.Headers.Location!.ToString())).Html.ShouldContain("role=\"status\"");

        // Nothing happens a second time.
        using var again = await customer.User.PostAsync(path, new() { ["domain"] = customer.Domain });
        again.StatusCode.ShouldBe(after == 200 ? HttpStatusCode.SeeOther : (HttpStatusCode)after);
    }

    [Theory, MemoryStore]
    public async Task A_partner_that_is_no_sandbox_account_cannot_delete(StoreKind store)
    {
        var tenant = Guid.NewGuid();
        await using var server = await CustomaryFixture.StartAsync(store, settings: ("partners", $"{tenant},production.example"));
        var partner = await server.SignInAsync(tenant: tenant.ToString());
        var customer = await partner.CreateCustomerAsync();
        var id = customer["id"]!.GetValue<string>();
        using var user = await Browsers.PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{tenant}");
        (await user.GetAsync($"/portal/customers/{id}")).Html.ShouldNotContain($"{id}/delete");
        using var refused = await user.PostAsync($"/portal/customers/{id}/delete", new() { ["domain"] = customer["companyProfile"]!["domain"]!.GetValue<string>() });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await partner.GetAsync($"/v1/customers/{id}")).Status.ShouldBe(200);
    }
}
