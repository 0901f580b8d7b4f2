using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Pages;

/// <summary>The pages for developers have the look of the portal in both themes and all widths.</summary>
public sealed class DeveloperPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    private static readonly (string Name, string Path)[] All =
    [
        ("landing", "/"),
        ("token", "/docs/token"),
        ("device", "/devicelogin"),
        ("issuer", "/common/oauth2/v2.0/authorize?client_id=app&response_type=code&redirect_uri=https%3A%2F%2Flocalhost%2Fcallback&scope=openid"),
    ];

    public static TheoryData<string, Look> Cases => new(All.SelectMany(page => Look.All.Select(look => (page.Name, look))));

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_page_is_good_to_use(string name, Look look)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await using var window = await browser.OpenAsync(look, hasScript: true);
        await window.GoAsync(new(server.Http.BaseAddress!, All.Single(page => page.Name == name).Path));
        if (name == "token")
        {
            await window.Page.FillAsync("#token", (await server.SignInAsync(asUser: false)).Token);
            await window.Page.FocusAsync(".skip");
        }

        await window.ShouldBeGoodAsync($"{name}-{look}");
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
        await window.Page.Locator(".btn.authorize").ClickAsync();
        (await window.Page.Locator(".auth-container h4").First.TextContentAsync())!.ShouldContain("developmentIssuer");
    }
}
