using Customary.Portal.Tests.Browsers;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Organization;

/// <summary>What a customer whose people sign in at the configured OpenID Connect authority does with the link of a partner, in a browser without scripts.</summary>
public sealed class AuthorityStoryTests(PortalBrowser browser)
{
    [Theory, AllStores]
    public async Task An_administrator_signs_in_at_the_authority_and_accepts_a_request(StoreKind store)
    {
        var (owner, partner) = (Guid.NewGuid(), Guid.NewGuid());
        await using var authority = await FakeOidcProvider.StartAsync(TimeProvider.System);
        authority.Codes.AsksForUser = true;
        authority.Codes.CreateToken = () => authority.SignIn(Guid.NewGuid(), change: claims => claims["upn"] = authority.Codes.User!);
        await using var server = await CustomaryFixture.StartAsync(store, settings: authority.Settings(
            partner,
            ("partners", $"{owner},owner.example;{partner},contoso.com"), ("portal-client-id", FakeAuthorizationCodes.Client), ("portal-client-secret", FakeAuthorizationCodes.Secret), ("portal-customer-claim", "upn")));
        var customer = await TestPartner.FromToken(server, owner, authority.SignIn(owner)).CreateCustomerAsync();
        var api = TestPartner.FromToken(server, partner, authority.SignIn(partner));
        var administrator = $"admin@{customer["companyProfile"]!["domain"]}";
        var link = new Uri((await api.GetAsync("/v1/customers/relationshiprequests")).Json["url"]!.GetValue<string>());
        await using var window = await browser.OpenAsync();
        var page = window.Page;

        // A person who is no administrator of a customer signs in and cannot accept.
        await SignInAsync("somebody@nowhere.example");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).CountAsync()).ShouldBe(0);
        (await api.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await SignInAsync(administrator);
        new Uri(page.Url).PathAndQuery.ShouldBe(link.PathAndQuery, "the sign-in leads back to the request");
        (await page.TextContentAsync("main"))!.ShouldContain(administrator);
        (await api.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0, "a sign-in accepts nothing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Accepted");
        (await api.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(customer["id"]!.GetValue<string>());
        (await AuditLog.ReadAsync(api))[^1]["userPrincipalName"]!.GetValue<string>().ShouldBe(administrator);
        await page.GetByRole(AriaRole.Link, new() { Name = "See your partners" }).ClickAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(2);
        window.Problems.ShouldBeEmpty();

        async Task SignInAsync(string user)
        {
            await window.GoAsync(link);
            await page.Locator("a[href*='/portal/organization/sign-in/start']").ClickAsync();
            page.Url.ShouldStartWith(authority.Address);
            await page.FillAsync("[name=user]", user);
            await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        }
    }
}
