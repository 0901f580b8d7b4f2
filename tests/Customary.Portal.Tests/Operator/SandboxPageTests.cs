using System.Net;
using Customary.Portal.Tests.Browsers;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Operator;

/// <summary>The sandbox controls in the portal. Source: docs/portal.md#control-the-sandbox.</summary>
public sealed class SandboxPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    private const string Token = "an administrative token of the tests, long enough";
    private static readonly string[] Paths = ["/portal/sandbox", "/portal/sandbox/faults", "/portal/sandbox/snapshots", "/portal/sandbox/requests", "/portal/sandbox/limits"];

    public static TheoryData<string> Pages => new(Paths);

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_is_good_to_use(string path)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await (await server.SignInAsync()).CreateCustomerAsync();
        await browser.CheckAsync(path.Replace("/portal/", "").Replace('/', '-'), window => window.GoAsync(new(server.Http.BaseAddress!, path)));
    }

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
        await page.FillAsync("#operation", "GetCustomers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inject" }).ClickAsync();
        (await page.Locator("[aria-invalid=true]").CountAsync()).ShouldBeGreaterThan(0);
        await page.FillAsync("#operation", "GetCustomer");
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

        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the data" }).ClickAsync();
        (await page.Locator("#confirm-error").CountAsync()).ShouldBe(1);
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        await page.FillAsync("#confirm", "reset");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete the data" }).ClickAsync();
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Snapshots" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore before" }).ClickAsync();
        (await partner.GetAsync("/v1/customers")).Json["totalCount"]!.GetValue<int>().ShouldBe(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Rate limits" }).ClickAsync();
        (await page.TextContentAsync("h1")).ShouldBe("Rate limits");
        window.Problems.ShouldBeEmpty();
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
}
