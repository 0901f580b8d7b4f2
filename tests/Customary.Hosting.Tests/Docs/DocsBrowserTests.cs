using System.Text.Json;
using System.Text.Json.Nodes;
using Customary.Hosting.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Partner = Customary.TestKit.TestPartner;

namespace Customary.Hosting.Tests.Docs;

/// <summary>Tests the documentation pages in a browser.</summary>
public sealed class DocsBrowserTests : IAsyncLifetime
{
    private const string Pasted =
        "(() => { const box = document.getElementById('token'); box.value = TOKEN; box.dispatchEvent(new Event('input')); "
        + "const verdict = document.getElementById('verdict'); return verdict.className + ': ' + verdict.textContent; })()";

    private CustomaryFixture _service = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await CustomaryFixture.StartAsync();
        _browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task The_token_page_lists_the_permissions_of_a_token()
    {
        await using var page = await OpenAsync("/docs/token");
        var (user, application) = (await _service.SignInAsync(), await _service.SignInAsync(asUser: false));
        (await PasteAsync(page, user.Token)).ShouldStartWith("good: The server accepts this token");
        (await page.EvaluateAsync("document.getElementById('refused') === null")).ShouldNotBeNull().GetValue<bool>().ShouldBeTrue();

        (await PasteAsync(page, $"Bearer {application.Token}")).ShouldStartWith("good: The server accepts this token");
        var rejected = (await page.EvaluateAsync("[...document.querySelectorAll('#refused li')].map(item => item.textContent)"))!.AsArray().Select(name => name!.GetValue<string>());
        rejected.ShouldBe(_service.Services.GetRequiredService<ApiRoutes>().GetUserOnlyOperations());

        (await PasteAsync(page, "not a token")).ShouldStartWith("bad: This is not a JSON Web Token");
        (await PasteAsync(page, WithClaims(user, claims => claims["aud"] = "https://elsewhere.example"))).ShouldEndWith("because of: Audience.");
        (await PasteAsync(page, WithClaims(user, claims => claims["exp"] = 1))).ShouldEndWith("because of: Expires.");
        (await PasteAsync(page, WithClaims(user, claims => claims["iss"] = "https://elsewhere.example/"))).ShouldEndWith("because of: Issuer.");
        (await PasteAsync(page, WithClaims(user, claims => claims["amr"] = new JsonArray("pwd")))).ShouldEndWith("because of: Second factor.");
        (await PasteAsync(page, WithClaims(user, claims => claims["tid"] = "contoso.com"))).ShouldEndWith("because of: Tenant, Issuer.");

        // The client shows no token type, so the token is a user token, which needs a user and a second factor.
        (await PasteAsync(page, WithClaims(application, claims => claims.AsObject().Remove("idtyp")))).ShouldEndWith("because of: Second factor.");
        (await PasteAsync(page, WithClaims(application, Anonymous))).ShouldEndWith("because of: Kind, Second factor.");
        (await PasteAsync(page, WithClaims(user, claims => claims["at_hash"] = "x"))).ShouldEndWith("because of: Access token.");
        page.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_API_explorer_lists_every_operation_and_calls_one()
    {
        await using var page = await OpenAsync("/docs");
        var partner = await _service.SignInAsync();
        await partner.CreateCustomerAsync();
        await page.WaitAsync("document.querySelectorAll('.opblock-tag').length");
        (await page.EvaluateAsync("document.querySelectorAll('.opblock').length"))!.GetValue<int>().ShouldBe(0, "All groups are closed.");
        await page.EvaluateAsync("document.querySelectorAll('.opblock-tag').forEach(group => group.click())");
        (await page.WaitAsync("document.querySelectorAll('.opblock').length"))!.GetValue<int>().ShouldBe(_service.Services.GetRequiredService<ApiRoutes>().GetAll().Count());
        await page.EvaluateAsync($"ui.preauthorizeApiKey('bearer', {JsonSerializer.Serialize(partner.Token)}) && null");
        await page.EvaluateAsync("document.querySelector('[id$=ListCustomers] .opblock-summary-control').click()");
        await page.WaitAsync("document.querySelector('[id$=ListCustomers] .try-out__btn') !== null");
        await page.EvaluateAsync("document.querySelector('[id$=ListCustomers] .try-out__btn').click()");
        await page.WaitAsync("document.querySelector('[id$=ListCustomers] .execute') !== null");
        await page.EvaluateAsync("document.querySelector('[id$=ListCustomers] .execute').click()");
        (await page.WaitAsync("document.querySelector('[id$=ListCustomers] .live-responses-table tbody .response-col_status')?.textContent"))!.GetValue<string>().ShouldStartWith("200");
        page.Problems.ShouldBeEmpty();
    }

    private static void Anonymous(JsonNode claims)
    {
        foreach (var name in new[] { "idtyp", "oid", "sub" }) claims.AsObject().Remove(name);
    }

    private Task<BrowserPage> OpenAsync(string path) => _browser.OpenAsync(new(_service.Http.BaseAddress!, path));

    private static async Task<string> PasteAsync(BrowserPage page, string token) =>
        (await page.EvaluateAsync(Pasted.Replace("TOKEN", JsonSerializer.Serialize(token), StringComparison.Ordinal)))!.GetValue<string>();

    private static string WithClaims(Partner partner, Action<JsonNode> change)
    {
        var segments = partner.Token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(segments[1]))!;
        change(claims);
        return $"{segments[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{segments[2]}";
    }
}
