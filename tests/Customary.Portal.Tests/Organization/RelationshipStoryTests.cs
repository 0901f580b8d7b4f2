using Customary.Portal.Tests.Browsers;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Organization;

/// <summary>What a customer does with the link of a partner, in a browser without scripts.</summary>
public sealed class RelationshipStoryTests(DefaultFixtures servers, PortalBrowser browser)
{
    [Theory, AllStores]
    public async Task An_administrator_accepts_a_request_and_ends_the_relationship(StoreKind store)
    {
        var server = await servers.GetAsync(store);
        var (owner, partner) = (await server.SignInAsync(), await server.SignInAsync());
        var customer = await owner.CreateCustomerAsync();
        var link = (await partner.GetAsync("/v1/customers/relationshiprequests")).Json["url"]!.GetValue<string>();
        await using var window = await browser.OpenAsync();
        var page = window.Page;
        await window.GoAsync(new(link));
        (await page.TextContentAsync("main"))!.ShouldContain("cannot administer your directory");

        await page.GetByLabel("Administrator").FillAsync("admin");
        await page.GetByLabel("Password").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in and accept" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).TextContentAsync())!.ShouldContain("Enter the domain of your organization");
        (await page.InputValueAsync("#user")).ShouldBe("admin");
        (await page.GetAttributeAsync("#domain", "aria-invalid")).ShouldBe("true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Declined");
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).ShouldBeFault(404, 60003);

        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the request" }).ClickAsync();
        await page.GetByLabel("Administrator").FillAsync("admin");
        await page.GetByLabel("Domain").FillAsync(customer["companyProfile"]!["domain"]!.GetValue<string>());
        await page.GetByLabel("Password").FillAsync(customer["userCredentials"]!["password"]!.GetValue<string>());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in and accept" }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Accepted");
        (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(customer["id"]!.GetValue<string>());

        await page.GetByRole(AriaRole.Link, new() { Name = "See your partners" }).ClickAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(2);
        await page.GetByRole(AriaRole.Link, new() { Name = "End access" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End access" }).ClickAsync();
        await page.GetByText("The change is in effect").WaitForAsync();
        (await owner.GetAsync($"/v1/customers/{customer["id"]}")).Json["allowDelegatedAccess"]!.GetValue<bool>().ShouldBeFalse();
        await page.Locator("tbody tr", new() { HasText = partner.Tenant.ToString("N")[..8] }).GetByRole(AriaRole.Link, new() { Name = "End relationship" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "End relationship" }).ClickAsync();
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(1);
        (await AuditLog.ReadAsync(partner))[^1]["userPrincipalName"]!.GetValue<string>().ShouldStartWith("admin@");

        // The session answers a request without a password.
        await window.GoAsync(new(link));
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByText("You are signed out.").WaitForAsync();
        await window.GoAsync(new(server.Http.BaseAddress!, "/portal/organization"));
        page.Url.ShouldContain("/portal/organization/sign-in?return=");
        window.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("US", "98052", "Redmond", "WA", null)]
    [InlineData("DE", "80331", "München", null, null)]
    [InlineData("GB", "W1A 1AA", "London", null, null)]
    [InlineData("IN", "560001", "Bengaluru", null, "ABCDE1234F")]
    public async Task A_new_organization_registers_and_its_administrator_signs_in(string country, string postalCode, string city, string? state, string? number)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var partner = await server.SignInAsync();
        var prefix = $"c{Guid.NewGuid():N}"[..24];
        await using var window = await browser.OpenAsync();
        var page = window.Page;
        await window.GoAsync(new((await partner.GetAsync("/v1/customers/relationshiprequests")).Json["url"]!.GetValue<string>()));
        await page.GetByRole(AriaRole.Link, new() { Name = "Register an organization" }).ClickAsync();
        await Field("billingProfile.companyName").FillAsync("Coho & <b>Söhne</b>");
        await Field("billingProfile.defaultAddress.country").SelectOptionAsync(country);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this country" }).ClickAsync();
        (await Field("billingProfile.companyName").InputValueAsync()).ShouldBe("Coho & <b>Söhne</b>", "the country is another one, and what was typed remains");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register and accept" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).CountAsync()).ShouldBe(1);
        (await page.Locator("[name='billingProfile.defaultAddress.city'][aria-invalid=true]").CountAsync()).ShouldBe(1);

        await Field("companyProfile.domain").FillAsync(prefix);
        await Field("billingProfile.defaultAddress.addressLine1").FillAsync("1 Main Street");
        await Field("billingProfile.defaultAddress.postalCode").FillAsync(postalCode);
        await Field("billingProfile.defaultAddress.city").FillAsync(city);
        if (state is not null) await Field("billingProfile.defaultAddress.state").SelectOptionAsync(state);
        if (number is not null) await Field("companyProfile.organizationRegistrationNumber").FillAsync(number);
        await Field("billingProfile.defaultAddress.phoneNumber").FillAsync("4255550100");
        await Field("billingProfile.email").FillAsync("eva@coho.example");
        (await Field("billingProfile.culture").InputValueAsync()).ShouldEndWith(country);
        await page.GetByRole(AriaRole.Button, new() { Name = "Register and accept" }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Your organization is registered", await page.TextContentAsync("main"));
        var customer = (await partner.GetAsync("/v1/customers")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        customer["companyProfile"]!["companyName"]!.GetValue<string>().ShouldBe("Coho & <b>Söhne</b>");
        var credentials = await page.Locator("dd code").AllTextContentsAsync();
        credentials[0].ShouldBe($"admin@{prefix}.onmicrosoft.com");

        // The browser sends the form again, as a person who reloads the page does.
        await page.ReloadAsync();
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        (await page.Locator("dd code").AllTextContentsAsync()).ShouldBe(credentials);

        await page.GetByRole(AriaRole.Link, new() { Name = "See your partners" }).ClickAsync();
        await page.GetByLabel("Administrator").FillAsync(credentials[0]);
        await page.GetByLabel("Password").FillAsync(credentials[1]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Your partners");
        window.Problems.ShouldBeEmpty();

        ILocator Field(string name) => page.Locator($"[name='{name}']");
    }
}
