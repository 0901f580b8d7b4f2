using System.Net;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Customers;

/// <summary>The pages that only a form leads to, in every look.</summary>
public sealed class CustomerResultPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    public static TheoryData<Look> Looks => new(Look.All);

    [Theory, MemberData(nameof(Looks))]
    public async Task The_page_with_both_versions_is_good_to_use(Look look)
    {
        using var customer = await PortalCustomer.CreateAsync(await servers.GetAsync(StoreKind.Memory));
        await using var window = await browser.OpenAsync(look, hasScript: true);
        await window.UseAsync(customer.User);
        await window.GoAsync(new(customer.Server.Http.BaseAddress!, $"{customer.Path}/billing"));
        var fields = PortalCustomer.ReadForm((await customer.User.GetAsync($"{customer.Path}/billing")).Html);
        (fields["billingProfile.email"], fields["billingProfile.defaultAddress.addressLine1"]) = ("theirs@proseware.example", "2 Their Street");
        using var form = new FormUrlEncodedContent(fields);
        using var saved = await customer.User.Http.PostAsync(new Uri($"{customer.Path}/billing", UriKind.Relative), form);
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await window.Page.FillAsync("[name='billingProfile.email']", "mine@proseware.example");
        await window.Page.ClickAsync("form.form .actions button");
        (await window.Page.Locator(".conflict tbody tr").CountAsync()).ShouldBe(2);
        await window.ShouldBeGoodAsync($"billing-conflict-{look}", maxBytes: 100_000);
    }

    [Theory, MemberData(nameof(Looks))]
    public async Task The_page_after_the_creation_is_good_to_use(Look look)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        await using var window = await browser.OpenAsync(look, hasScript: true);
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
        await window.ShouldBeGoodAsync($"customer-created-{look}", maxBytes: 100_000);
    }
}
