using Customary.Hosting.OpenApi;
using Customary.Portal.Tests.Browsers;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Portal.Tests.Developers;

public sealed class ApiExplorerTests(DefaultFixtures servers, PortalBrowser browser)
{
    [Fact]
    public async Task The_API_explorer_lists_every_operation_and_calls_one()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var partner = await server.SignInAsync();
        await partner.CreateCustomerAsync();
        await using var window = await browser.OpenAsync(hasScript: true);
        await window.GoAsync(new(server.Http.BaseAddress!, "/docs"));
        var page = window.Page;
        await page.Locator(".opblock-tag").First.WaitForAsync();
        (await page.Locator(".opblock").CountAsync()).ShouldBe(0, "all groups are closed");
        foreach (var group in await page.Locator(".opblock-tag").AllAsync()) await group.ClickAsync();
        (await page.Locator(".opblock").CountAsync()).ShouldBe(server.Services.GetRequiredService<ApiRoutes>().GetAll().Count());
        await page.EvaluateAsync("token => { ui.preauthorizeApiKey('bearer', token); }", partner.Token);
        var operation = page.Locator("[id$=ListCustomers]");
        await operation.Locator(".opblock-summary-control").ClickAsync();
        await operation.Locator(".try-out__btn").ClickAsync();
        await operation.Locator(".execute").ClickAsync();
        (await operation.Locator(".live-responses-table tbody .response-col_status").TextContentAsync())!.ShouldStartWith("200");
        window.Problems.ShouldBeEmpty();
    }
}
