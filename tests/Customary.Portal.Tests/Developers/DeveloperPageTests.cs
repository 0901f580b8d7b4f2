using System.Text.Json.Nodes;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Developers;

/// <summary>The pages for developers have the look of the portal in both themes and all widths.</summary>
public sealed class DeveloperPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    private const string Authorize = "/common/oauth2/v2.0/authorize";

    // The size is that of Swagger UI with its stylesheet, compressed, which browsers keep, and of the OpenAPI document. Swagger UI has a main landmark
    // and headings of its own.
    private static readonly PageLimits Explorer = new()
    {
        MaxBytes = 900_000,
        Exceptions = ["heading-order", "landmark-main-is-top-level", "landmark-no-duplicate-main", "landmark-unique"],
    };

    private static readonly (string Name, string Path)[] All =
    [
        ("landing", "/"),
        ("token", "/docs/token"),
        ("device", "/devicelogin"),
        ("issuer", $"{Authorize}?client_id=app&response_type=code&redirect_uri=https%3A%2F%2Flocalhost%2Fcallback&scope=openid"),
        ("issuer-error", Authorize),
    ];

    public static TheoryData<string> Names => new(All.Select(page => page.Name));

    [Theory, MemberData(nameof(Names))]
    public async Task Every_page_is_good_to_use(string name)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var address = new Uri(server.Http.BaseAddress!, All.Single(page => page.Name == name).Path);
        var token = (await server.SignInAsync(asUser: false)).Token;
        await browser.CheckAsync(name, async window =>
        {
            await window.GoAsync(address);
            if (name == "token") await window.Page.FillAsync("#token", token);
        });
    }

    [Fact]
    public async Task The_sign_in_on_a_device_is_good_to_use()
    {
        await using var server = await CustomaryFixture.StartAsync();
        using var form = new FormUrlEncodedContent([new("client_id", "Fabrikam television"), new("scope", "openid")]);
        using var response = await server.Http.PostAsync(new Uri("/contoso/oauth2/v2.0/devicecode", UriKind.Relative), form);
        var code = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["user_code"]!.GetValue<string>();
        await browser.CheckAsync("device-sign-in", async window =>
        {
            await window.GoAsync(new(server.Http.BaseAddress!, "/devicelogin"));
            await window.Page.FillAsync("#user_code", code);
            await window.Page.ClickAsync(".actions button");
            await window.Page.Locator("#password").WaitForAsync();
        });
    }

    [Fact]
    public async Task The_API_explorer_is_good_to_use()
    {
        var address = new Uri((await servers.GetAsync(StoreKind.Memory)).Http.BaseAddress!, "/docs");
        await browser.CheckAsync("docs", async window =>
        {
            await window.GoAsync(address);
            await window.Page.Locator(".opblock-tag").First.WaitForAsync();
        }, Explorer);
    }

    [Fact]
    public async Task The_API_explorer_shows_customers_first_and_all_groups_closed()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await using var window = await browser.OpenAsync(hasScript: true);
        await window.GoAsync(new(server.Http.BaseAddress!, "/docs"));
        await window.Page.Locator(".opblock-tag").First.WaitForAsync();
        (await window.Page.Locator(".opblock-tag").First.GetAttributeAsync("data-tag")).ShouldBe("Customers");
        (await window.Page.Locator(".opblock").CountAsync()).ShouldBe(0);
        await window.Page.Locator(".opblock-tag").First.ClickAsync();
        await window.Page.Locator(".opblock-summary-control").First.ClickAsync();
        await window.Page.Locator(".try-out__btn").WaitForAsync();
        await window.CaptureAsync("docs-operation");
        await window.Page.Locator(".btn.authorize").ClickAsync();
        var first = window.Page.Locator(".auth-container").First;
        (await first.Locator("h4").TextContentAsync())!.ShouldContain("developmentIssuer");
        (await first.EvaluateAsync<bool>("element => element.contains(document.activeElement)")).ShouldBeTrue("the focus is in the first scheme");
        (await window.Page.Locator(".modal-ux-content").EvaluateAsync<double>("element => element.scrollTop")).ShouldBe(0);
        await window.CaptureAsync("docs-dialog");
        window.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("light", null, "rgb(255, 255, 255)")]
    [InlineData("dark", null, "rgb(17, 19, 24)")]
    [InlineData("light", "dark", "rgb(17, 19, 24)")]
    [InlineData("dark", "light", "rgb(255, 255, 255)")]
    public async Task The_landing_page_has_the_theme_of_the_system_or_the_chosen_one(string system, string? chosen, string background)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await using var window = await browser.OpenAsync(new("en", system, 360));
        if (chosen is not null) await window.Page.Context.AddCookiesAsync([new() { Name = "customary-theme", Value = chosen, Url = server.Http.BaseAddress!.ToString() }]);
        await window.GoAsync(server.Http.BaseAddress!);
        (await window.Page.Locator("body").EvaluateAsync<string>("element => getComputedStyle(element).backgroundColor")).ShouldBe(background);
    }

    [Theory]
    [InlineData("light", null, false)]
    [InlineData("dark", null, true)]
    [InlineData("light", "dark", true)]
    [InlineData("dark", "light", false)]
    public async Task The_API_explorer_has_the_theme_of_the_system_or_the_chosen_one(string system, string? chosen, bool isDark)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await using var window = await browser.OpenAsync(new("en", system, 1440), hasScript: true);
        if (chosen is not null) await window.Page.Context.AddCookiesAsync([new() { Name = "customary-theme", Value = chosen, Url = server.Http.BaseAddress!.ToString() }]);
        await window.GoAsync(new(server.Http.BaseAddress!, "/docs"));
        await window.Page.Locator(".opblock-tag").First.WaitForAsync();
        foreach (var part in (string[])["body", ".bar", ".scheme-container"])
        {
            var color = await window.Page.Locator(part).EvaluateAsync<string>("element => getComputedStyle(element).backgroundColor");
            (Brightness(color) < 100).ShouldBe(isDark, $"{part}: {color}");
        }

        await window.CaptureAsync($"docs-{system}-{chosen ?? "system"}");
        window.Problems.ShouldBeEmpty();
    }

    // The mean of the parts of a color such as rgb(1, 2, 3).
    private static double Brightness(string color) => color.Split('(')[1].TrimEnd(')').Split(',').Take(3).Average(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture));
}
