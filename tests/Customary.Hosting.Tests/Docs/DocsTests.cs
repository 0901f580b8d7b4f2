using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Hosting.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Docs;

/// <summary>The pages as they are served: to anybody, with everything from here, and allowed to do little.</summary>
public sealed partial class DocsTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    [InlineData("/docs/token")]
    public async Task A_page_is_shown_to_anybody_and_loads_nothing_from_elsewhere(string path)
    {
        var service = await services.On(StoreKind.Memory);
        var page = await GetAsync(service, path);
        page.Status.ShouldBe(200);
        page.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        var loaded = Loaded().Matches(page.Text).Select(match => match.Groups["address"].Value).Where(address => address != "data:,").ToList();
        loaded.ShouldNotBeEmpty();
        foreach (var address in loaded) (await GetAsync(service, address)).Status.ShouldBe(200, address);
    }

    [Fact]
    public async Task The_token_page_may_neither_call_nor_send_anything()
    {
        var policy = (await GetAsync(await services.On(StoreKind.Memory), "/docs/token")).Header("Content-Security-Policy")!;
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("form-action 'none'");
        policy.ShouldNotContain("connect-src");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task The_page_to_try_the_API_runs_scripts_from_here_only()
    {
        var policy = (await GetAsync(await services.On(StoreKind.Memory), "/docs")).Header("Content-Security-Policy")!;
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("connect-src 'self';");
    }

    [Fact]
    public async Task The_token_page_knows_which_operations_are_for_users_only_and_whose_tokens_are_taken()
    {
        var service = await services.On(StoreKind.Memory);
        var facts = await FactsAsync(service);
        facts["forUsersOnly"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(service.Services.GetRequiredService<ApiRoutes>().ForUsersOnly());
        facts["audiences"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain("https://api.partnercenter.microsoft.com");
        facts["issuers"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain($"{service.Http.BaseAddress}{{tenantid}}/");
        var relaxed = await FactsAsync(await services.On(StoreKind.Memory, ("authentication", "relaxed")));
        relaxed["forUsersOnly"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_asset_that_the_browser_has_is_not_sent_again()
    {
        var service = await services.On(StoreKind.Memory);
        var first = await GetAsync(service, "/docs/token.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs/token.js");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Header("ETag"));
        using var again = await service.Http.SendAsync(request);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task An_asset_is_sent_compressed_to_who_takes_it(string accepted, string? encoding)
    {
        var service = await services.On(StoreKind.Memory);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs/swagger-ui.css");
        request.Headers.AcceptEncoding.ParseAdd(accepted);
        using var response = await service.Http.SendAsync(request);
        var asset = await ApiResponse.ReadAsync(response);
        asset.Header("Content-Encoding").ShouldBe(encoding);
        if (encoding is null) asset.Text.ShouldContain(".swagger-ui");
        else asset.Body[..2].ShouldBe([0x1F, 0x8B]);
    }

    [Theory]
    [InlineData("/docs/Customary.Server.Storage.Migrations.0001_customers.sql")]
    [InlineData("/docs/swagger-ui.js")]
    [InlineData("/docs/..%2Fappsettings.json")]
    public async Task Nothing_but_the_pages_assets_can_be_asked_for(string path) =>
        (await GetAsync(await services.On(StoreKind.Memory), path)).ShouldBeFault(404, 1000);

    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/token")]
    [InlineData("/docs/docs.js")]
    public async Task They_are_not_there_where_the_setting_says_so(string path) =>
        (await GetAsync(await services.On(StoreKind.Memory, ("docs", "off")), path)).ShouldBeFault(404, 1000);

    private static async Task<JsonNode> FactsAsync(CustomaryFixture service) =>
        JsonNode.Parse(Facts().Match((await GetAsync(service, "/docs/token")).Text).Groups["json"].Value)!;

    private static async Task<ApiResponse> GetAsync(CustomaryFixture service, string path)
    {
        using var response = await service.Http.GetAsync(new Uri(path, UriKind.Relative));
        return await ApiResponse.ReadAsync(response);
    }

    [GeneratedRegex("<(?:link|script)[^>]* (?:href|src)=\"(?<address>[^\"]*)\"")]
    private static partial Regex Loaded();

    [GeneratedRegex("type=\"application/json\">(?<json>.*?)</script>")]
    private static partial Regex Facts();
}
