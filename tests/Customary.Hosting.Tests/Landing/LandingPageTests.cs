using Customary.Client.Sandbox;

namespace Customary.Hosting.Tests.Landing;

/// <summary>The page at the root: who gets it, and what it shows to whom.</summary>
public sealed class LandingPageTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Theory]
    [MemoryStore(Browser, true)]
    [MemoryStore("text/html", true)]
    [MemoryStore((string?)null, false)]
    [MemoryStore("*/*", false)]
    [MemoryStore("application/json", false)]
    [MemoryStore("application/json, text/plain, */*", false)]
    [MemoryStore("text/html;q=0, application/json", false)]
    [MemoryStore("not a media type", false)]
    public async Task A_client_that_asks_for_HTML_gets_the_page_and_others_the_fault(StoreKind store, string? accept, bool isPage)
    {
        var response = await GetAsync(await services.GetAsync(store), accept);
        response.Header("Vary").ShouldBe("Accept");
        if (!isPage) response.ShouldBeFault(404, 1000);
        else
        {
            (response.Status, response.Header("Content-Type")).ShouldBe((200, "text/html; charset=utf-8"));
            response.Header("Content-Security-Policy")!.ShouldStartWith("default-src 'none'; style-src 'self'");
        }
    }

    [Theory, AllStores]
    public async Task Shows_version_storage_clock_counts_links_and_the_lines_that_connect_a_client(StoreKind store)
    {
        await using var service = await CustomaryFixture.StartAsync(store);
        var partner = await service.SignInAsync();
        await partner.CreateCustomerAsync();
        await service.Sandbox.Clock.FreezeAsync(new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero));
        var (page, status) = (await GetAsync(service, Browser), await service.Sandbox.GetStatusAsync());
        page.Text.ShouldContain($"<dd>{status.Version}</dd>");
        page.Text.ShouldContain("<dt>Storage</dt>");
        page.Text.ShouldContain("2030-01-31 12:00:00 UTC, frozen, ahead of the real time by");
        page.Text.ShouldContain("<dt>Customers</dt><dd>1</dd>");
        page.Text.ShouldContain($"url={service.Http.BaseAddress!.ToString().TrimEnd('/')}");
        foreach (var path in System.Text.RegularExpressions.Regex.Matches(page.Text, "href=\"(/[^\"]*)\"").Select(match => match.Groups[1].Value))
        {
            (await GetAsync(service, Browser, path)).Status.ShouldBe(path == "/portal" ? 302 : 200, path);
        }
    }

    [Theory]
    [MemoryStore("admin-token", "a token of more than 32 characters for tests")]
    [MemoryStore("public-url", "https://customary.example/base")]
    [MemoryStore("admin-urls", "http://127.0.0.1:0")]
    public async Task Shows_no_details_where_the_administrative_API_requires_a_token_or_is_elsewhere(StoreKind store, string setting, string value)
    {
        var page = await GetAsync(await services.GetAsync(store, (setting, value)), Browser);
        page.Status.ShouldBe(200);
        page.Text.ShouldNotContain("<dt>");
        page.Text.ShouldNotContain("_customary");
    }

    [Theory, MemoryStore]
    public async Task Shows_no_details_to_another_host_name(StoreKind store)
    {
        var service = await services.GetAsync(store);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "customary.example" } };
        request.Headers.TryAddWithoutValidation("Accept", Browser);
        using var response = await service.Http.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("<dt>");
    }

    private static async Task<ApiResponse> GetAsync(CustomaryFixture service, string? accept, string path = "/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }
}
