using System.Net;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Customers;

/// <summary>The pages that only a form leads to, in every look.</summary>
public sealed class CustomerResultPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    [Fact]
    public async Task The_page_with_both_versions_is_good_to_use()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await browser.CheckAsync("billing-conflict", async window =>
        {
            using var customer = await PortalCustomer.CreateAsync(server);
            await window.UseAsync(customer.User);
            await window.GoAsync(new(server.Http.BaseAddress!, $"{customer.Path}/billing"));
            var fields = PortalCustomer.ReadForm((await customer.User.GetAsync($"{customer.Path}/billing")).Html);
            (fields["billingProfile.email"], fields["billingProfile.defaultAddress.addressLine1"]) = ("theirs@proseware.example", "2 Their Street");
            using var form = new FormUrlEncodedContent(fields);
            using var saved = await customer.User.Http.PostAsync(new Uri($"{customer.Path}/billing", UriKind.Relative), form);
            saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            await window.Page.FillAsync("[name='billingProfile.email']", "mine@proseware.example");
            await window.Page.ClickAsync("form.form .actions button");
            (await window.Page.Locator(".conflict tbody tr").CountAsync()).ShouldBe(2);
        });
    }

    [Fact]
    public async Task The_page_after_the_creation_is_good_to_use()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        await browser.CheckAsync("customer-created", async window =>
        {
            await window.UseAsync(user);
            await window.GoAsync(new(server.Http.BaseAddress!, "/portal/customers/new"));
            const string address = "billingProfile.defaultAddress";
            foreach (var (field, text) in ((string, string)[])
                [
                    ("billingProfile.companyName", "Proseware"), ("billingProfile.email", "ann@proseware.example"), ($"{address}.addressLine1", "1 Microsoft Way"), ($"{address}.city", "Redmond"),
                    ($"{address}.postalCode", "98052"), ("companyProfile.domain", $"t{Guid.NewGuid():n}"[..20] + ".onmicrosoft.com"),
                ]) await window.Page.FillAsync($"[name='{field}']", text);
            await window.Page.SelectOptionAsync($"[name='{address}.state']", "WA");
            await window.Page.ClickAsync("form.form .actions button");
            (await window.Page.Locator("dd code").CountAsync()).ShouldBe(2);
        });
    }
}
