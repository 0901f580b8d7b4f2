using Customary.Portal.Tests.Browsers;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Customers;

/// <summary>The life of a customer in a browser without scripts.</summary>
public sealed class CustomerStoryTests(DefaultFixtures servers, PortalBrowser browser)
{
    [Fact]
    public async Task A_person_creates_finds_changes_and_deletes_a_customer()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var partner = $"{Guid.NewGuid():n}.example";
        var domain = $"t{Guid.NewGuid():n}"[..20] + ".onmicrosoft.com";
        using var user = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{partner}");
        await using var window = await browser.OpenAsync();
        await window.UseAsync(user);
        var page = window.Page;
        await window.GoAsync(new(server.Http.BaseAddress!, "/portal/customers"));
        await page.GetByRole(AriaRole.Link, new() { Name = "New customer" }).ClickAsync();
        await page.GetByLabel("Country").SelectOptionAsync("DE");
        await page.GetByLabel("Company").FillAsync("Märchen GmbH");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show fields of this country" }).ClickAsync();
        (await page.GetByLabel("Company").InputValueAsync()).ShouldBe("Märchen GmbH");
        await page.GetByLabel("Email").FillAsync("ann@maerchen.example");
        await page.GetByLabel("Street and number").FillAsync("Unter den Linden 1");
        await page.GetByLabel("Postal code").FillAsync("10117");
        await page.GetByLabel("City").FillAsync("Berlin");
        await page.GetByLabel("Domain").FillAsync(domain);
        await page.GetByLabel("Domain").PressAsync("Enter");
        (await page.TextContentAsync("h1")).ShouldBe("Customer created");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show customer" }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Märchen GmbH");

        await page.GetByRole(AriaRole.Link, new() { Name = "Change billing profile" }).ClickAsync();
        await page.GetByLabel("Email").FillAsync("accounts@maerchen.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByText("The billing profile was saved.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await page.GetByText("Changed properties: 1").ClickAsync();
        await page.GetByText("accounts@maerchen.example").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Profile" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete customer" }).ClickAsync();
        await page.GetByLabel("Domain of the customer").FillAsync(domain);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete customer" }).ClickAsync();
        await page.GetByText("The customer was deleted.").WaitForAsync();
        await page.GetByText("There are no customers yet.").WaitForAsync();
        window.Problems.ShouldBeEmpty();
    }
}
