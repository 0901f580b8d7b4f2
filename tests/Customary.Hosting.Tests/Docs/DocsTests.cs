using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Customary.Hosting.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Docs;

/// <summary>Tests the documentation pages: anonymous, self-contained and restricted by a content security policy.</summary>
public sealed partial class DocsTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    [InlineData("/docs/token")]
    public async Task Pages_are_anonymous_and_load_no_external_resources(string path)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var page = await GetAsync(service, path);
        page.Status.ShouldBe(200);
        page.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        var loaded = Loaded().Matches(page.Text).Select(match => match.Groups["address"].Value).Where(address => address != "data:,").ToList();
        loaded.ShouldNotBeEmpty();
        foreach (var address in loaded) (await GetAsync(service, address)).Status.ShouldBe(200, address);
    }

    [Fact]
    public async Task The_token_page_cannot_send_requests_or_forms()
    {
        var policy = (await GetAsync(await services.GetAsync(StoreKind.Memory), "/docs/token")).Header("Content-Security-Policy")!;
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("form-action 'none'");
        policy.ShouldNotContain("connect-src");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task The_API_explorer_has_only_scripts_and_styles_of_this_server()
    {
        var policy = (await GetAsync(await services.GetAsync(StoreKind.Memory), "/docs")).Header("Content-Security-Policy")!;
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("connect-src 'self';");
        policy.ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task The_token_page_knows_the_user_only_operations_and_the_accepted_issuer()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var data = await PageDataAsync(service);
        data["userOnlyOperations"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(service.Services.GetRequiredService<ApiRoutes>().GetUserOnlyOperations());
        data["audiences"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain("https://api.partnercenter.microsoft.com");
        data["issuers"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain($"{service.Http.BaseAddress}{{tenantid}}/");
        var relaxed = await PageDataAsync(await services.GetAsync(StoreKind.Memory, ("authentication", "relaxed")));
        relaxed["userOnlyOperations"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cached_asset_returns_304()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var first = await GetAsync(service, "/docs/token.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/docs/token.js");
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Header("ETag"));
        using var again = await service.Http.SendAsync(request);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task Assets_are_compressed_when_the_client_accepts_it(string accepted, string? encoding)
    {
        var service = await services.GetAsync(StoreKind.Memory);
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
    public async Task Only_assets_of_the_pages_are_served(string path) =>
        (await GetAsync(await services.GetAsync(StoreKind.Memory), path)).ShouldBeFault(404, 1000);

    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/token")]
    [InlineData("/docs/docs.js")]
    public async Task Pages_return_404_when_disabled(string path) =>
        (await GetAsync(await services.GetAsync(StoreKind.Memory, ("docs", "off")), path)).ShouldBeFault(404, 1000);

    private static async Task<JsonNode> PageDataAsync(CustomaryFixture service) =>
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
