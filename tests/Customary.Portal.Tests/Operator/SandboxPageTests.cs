using System.Net;
using Customary.Core.Sandbox;
using Customary.Portal.Tests.Browsers;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Operator;

/// <summary>The sandbox controls in the portal. Source: docs/portal.md#control-the-sandbox.</summary>
public sealed class SandboxPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    private const string Token = "an administrative token of the tests, long enough";
    private static readonly string[] Paths = ["/portal/sandbox", "/portal/sandbox/faults", "/portal/sandbox/snapshots", "/portal/sandbox/requests", "/portal/sandbox/limits", "/portal/sandbox/data", "/portal/sandbox/reset", "/portal/sandbox/export"];

    [Fact]
    public async Task An_operator_controls_the_sandbox_without_scripts()
    {
        await using var server = await CustomaryFixture.StartAsync();
        var partner = await server.SignInAsync();
        var customer = await partner.CreateCustomerAsync();
        await using var window = await browser.OpenAsync();
        var page = window.Page;
        await window.GoAsync(new(server.Http.BaseAddress!, "/portal/sandbox"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await page.FillAsync("#now", "2031-02-03 04:05");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set", Exact = true }).ClickAsync();
        var clock = await server.Sandbox.Clock.GetAsync();
        (clock.Frozen, clock.Now).ShouldBe((true, new DateTimeOffset(2031, 2, 3, 4, 5, 0, TimeSpan.Zero)));
        await page.FillAsync("#now", "yesterday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set", Exact = true }).ClickAsync();
        (await page.InputValueAsync("#now")).ShouldBe("yesterday");
        (await page.Locator("#now-error").CountAsync()).ShouldBe(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the real time" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Faults" }).ClickAsync();
        await page.SelectOptionAsync("#operation", "GetCustomer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inject" }).ClickAsync();
        (await page.TextContentAsync("[role=alert]"))!.ShouldContain("Enter what happens");
        await page.FillAsync("#status", "503");
        await page.FillAsync("#times", "1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inject" }).ClickAsync();
        (await page.Locator("tbody tr").CountAsync()).ShouldBe(1);
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(503);
        (await partner.GetAsync($"/v1/customers/{customer["id"]}")).Status.ShouldBe(200);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove all" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Snapshots" }).ClickAsync();
        await page.FillAsync("#name", "before");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Requests" }).ClickAsync();
        await page.FillAsync("#status", "503");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await page.Locator("tbody a").First.ClickAsync();
        (await page.TextContentAsync("main"))!.ShouldContain("curl");

        // Nothing is lost before the word is typed.
        await page.GetByRole(AriaRole.Link, new() { Name = "Data" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete data" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the data" }).ClickAsync();
        (await page.Locator("#confirm-error").CountAsync()).ShouldBe(1);
        (await CountAsync(partner)).ShouldBe(1);
        await page.FillAsync("#confirm", "all");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the data" }).ClickAsync();
        (await page.TextContentAsync("[role=status]")).ShouldBe("Removed: 1 customers.");
        (await CountAsync(partner)).ShouldBe(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Snapshots" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Restore before" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        (await CountAsync(partner)).ShouldBe(0);
        await page.FillAsync("#confirm", "before");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        (await CountAsync(partner)).ShouldBe(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete before" }).ClickAsync();
        await page.FillAsync("#confirm", "before");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        (await server.Sandbox.Snapshots.ListAsync()).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Link, new() { Name = "Rate limits" }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Rate limits");
        window.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_seed_is_typed_corrected_and_loaded_and_another_one_is_a_file()
    {
        await using var server = await CustomaryFixture.StartAsync();
        await using var window = await browser.OpenAsync();
        var page = window.Page;
        var starter = System.Text.Encoding.UTF8.GetString(SeedStarter.Read());
        await window.GoAsync(new(server.Http.BaseAddress!, "/portal/sandbox/data"));
        await page.FillAsync("#seed", starter.Replace("ann@tailspintoys.example.com", "ann", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Load", Exact = true }).ClickAsync();
        (await page.Locator("#seed-error li").AllTextContentsAsync()).ShouldContain(line => line.Contains("customers[0].customer.billingProfile.email: This is not an email address", StringComparison.Ordinal));
        (await server.Sandbox.GetStatusAsync()).Counts.ShouldBe(new());
        await page.FillAsync("#seed", (await page.InputValueAsync("#seed")).Replace("\"ann\"", "\"ann@tailspintoys.example.com\"", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Load", Exact = true }).ClickAsync();
        (await page.TextContentAsync("[role=status]")).ShouldBe("Added: 2 partners, 2 customers.");
        (await CountAsync(await server.SignInAsync(tenant: "contoso"))).ShouldBe(1);

        // The same customers cannot be added twice.
        await page.SetInputFilesAsync("#seed-file", new FilePayload { Name = "seed.json", MimeType = "application/json", Buffer = SeedStarter.Read() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Load", Exact = true }).ClickAsync();
        (await page.Locator("#seed-error li").AllTextContentsAsync()).ShouldHaveSingleItem()!.ShouldContain("tailspintoys.onmicrosoft.com");
        (await page.InputValueAsync("#seed")).ShouldBe(starter);
        await server.Sandbox.ResetAllTenantsAsync();
        await page.SetInputFilesAsync("#seed-file", new FilePayload { Name = "seed.json", MimeType = "application/json", Buffer = SeedStarter.Read() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Load", Exact = true }).ClickAsync();
        (await CountAsync(await server.SignInAsync(tenant: "contoso"))).ShouldBe(1);

        await page.FillAsync("#customers", "30");
        await page.FillAsync("#generate-tenant", "adatum");
        await page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();
        (await page.TextContentAsync("[role=status]")).ShouldBe("Added: 0 partners, 30 customers.");
        (await CountAsync(await server.SignInAsync(tenant: "adatum"))).ShouldBe(30);
        window.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_downloaded_export_of_a_partner_can_be_imported_as_a_file()
    {
        await using var source = await CustomaryFixture.StartAsync();
        await using var target = await CustomaryFixture.StartAsync();
        await source.Sandbox.GenerateAsync(200, "adatum");
        await (await source.SignInAsync(tenant: "adatum")).CreateCustomerAsync(customer => customer["billingProfile"]!["companyName"] = "\u200Fمثال\u200F");
        await source.Sandbox.GenerateAsync(1, "contoso");
        using var reader = PortalUser.Anonymous(source.Http.BaseAddress!);
        var (_, lines) = await reader.GetAsync("/portal/sandbox/export?export-tenant=adatum");
        lines.Length.ShouldBeGreaterThan(65_536, "more than a form without files can have");
        using var writer = PortalUser.Anonymous(target.Http.BaseAddress!);
        using var imported = await writer.UploadAsync("/portal/sandbox/import", "lines-file", System.Text.Encoding.UTF8.GetBytes(lines), "/portal/sandbox/data");
        imported.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await imported.Content.ReadAsStringAsync());
        (await CountAsync(await target.SignInAsync(tenant: "adatum"))).ShouldBe(201);
        (await CountAsync(await target.SignInAsync(tenant: "contoso"))).ShouldBe(0);
        using var binary = await writer.UploadAsync("/portal/sandbox/import", "lines-file", [(byte)'a', 0xC3, (byte)'b'], "/portal/sandbox/data");
        binary.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await binary.Content.ReadAsStringAsync()).ShouldContain("not UTF-8");
    }

    [Fact]
    public async Task The_token_is_required_if_it_is_set_and_ends_with_the_setting()
    {
        await using var server = await CustomaryFixture.StartAsync(settings: [("admin-token", Token), ("sandbox", "on")]);
        using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
        foreach (var path in Paths) (await user.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Found, path);
        using var partner = await PortalUser.SignInAsync(server.Http.BaseAddress!, $"ann@{Guid.NewGuid():n}.example");
        (await partner.GetAsync("/portal/sandbox")).Status.ShouldBe(HttpStatusCode.Found, "a partner is no operator");
        using var wrong = await user.PostAsync("/portal/sandbox/sign-in", new() { ["token"] = "guess" }, "/portal/sandbox/sign-in");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var signedIn = await user.PostAsync("/portal/sandbox/sign-in", new() { ["token"] = Token }, "/portal/sandbox/sign-in");
        signedIn.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await user.GetAsync("/portal/sandbox")).Status.ShouldBe(HttpStatusCode.OK);
        (await user.GetAsync("/portal/customers")).Status.ShouldBe(HttpStatusCode.Found, "an operator is no partner");
        using var signedOut = await user.PostAsync("/portal/sandbox/sign-out", [], "/portal/sandbox");
        (await user.GetAsync("/portal/sandbox")).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("sandbox", "off", HttpStatusCode.NotFound)]
    [InlineData("public-url", "https://portal.example", HttpStatusCode.Forbidden)]
    public async Task The_controls_are_only_where_the_administrative_API_allows_changes(string setting, string value, HttpStatusCode expected)
    {
        await using var server = await CustomaryFixture.StartAsync(settings: (setting, value));
        using var user = PortalUser.Anonymous(server.Http.BaseAddress!);
        foreach (var path in Paths) (await user.GetAsync(path)).Status.ShouldBe(expected, path);
    }

    [Fact]
    public async Task A_forwarded_request_and_another_host_name_are_not_this_machine()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        using var proxied = PortalUser.Anonymous(server.Http.BaseAddress!);
        proxied.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        (await proxied.GetAsync("/portal/sandbox")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var rebound = PortalUser.Anonymous(server.Http.BaseAddress!);
        rebound.Http.DefaultRequestHeaders.Host = "attacker.example";
        (await rebound.GetAsync("/portal/sandbox")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<int> CountAsync(TestPartner partner) => (await partner.GetAsync("/v1/customers?size=500")).Json["totalCount"]!.GetValue<int>();
}
