using Customary.Portal.Tests.Browsers;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.SignIn;

/// <summary>A sign-in in a browser without scripts.</summary>
public sealed class SignInStoryTests(DefaultFixtures servers, PortalBrowser browser)
{
    [Fact]
    public async Task A_person_signs_in_changes_language_and_theme_and_signs_out()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await using var window = await browser.OpenAsync();
        var page = window.Page;
        await window.GoAsync(new(server.Http.BaseAddress!, "/portal/customers?search=z"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("User").FillAsync($"ann@{Guid.NewGuid():n}.example");
        await page.GetByLabel("Password").FillAsync("any");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        page.Url.ShouldEndWith("/portal/customers?search=z");
        (await page.TextContentAsync("h1")).ShouldBe("Customers");

        await page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        page.Url.ShouldEndWith("/portal/customers?search=z");
        (await page.TextContentAsync("h1")).ShouldBe("Kunden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dunkel" }).ClickAsync();
        (await page.GetAttributeAsync("html", "data-theme")).ShouldBe("dark");

        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).ClickAsync();
        await page.GetByText("Sie sind abgemeldet.").WaitForAsync();
        await window.GoAsync(new(server.Http.BaseAddress!, "/portal/customers"));
        page.Url.ShouldContain("/portal/sign-in?return=");
        window.Problems.ShouldBeEmpty();
    }
}
