using System.Text.Json.Nodes;
using Customary.Hosting.OpenApi;
using Customary.Portal.Tests.Browsers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Playwright;

namespace Customary.Portal.Tests.Developers;

public sealed class TokenPageTests(DefaultFixtures servers, PortalBrowser browser)
{
    [Fact]
    public async Task The_token_page_lists_the_permissions_of_a_token()
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        await using var window = await browser.OpenAsync(hasScript: true);
        await window.GoAsync(new(server.Http.BaseAddress!, "/docs/token"));
        var page = window.Page;
        var (user, application) = (await server.SignInAsync(), await server.SignInAsync(asUser: false));
        (await PasteAsync(page, user.Token)).ShouldStartWith("good: The server accepts this token");
        (await page.Locator("#refused").CountAsync()).ShouldBe(0);

        (await PasteAsync(page, $"Bearer {application.Token}")).ShouldStartWith("good: The server accepts this token");
        (await page.Locator("#refused li").AllTextContentsAsync()).ShouldBe(server.Services.GetRequiredService<ApiRoutes>().GetUserOnlyOperations());

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
        window.Problems.ShouldBeEmpty();
    }

    private static void Anonymous(JsonNode claims)
    {
        foreach (var name in new[] { "idtyp", "oid", "sub" }) claims.AsObject().Remove(name);
    }

    // The script of the page writes the verdict while it handles the input.
    private static async Task<string> PasteAsync(IPage page, string token)
    {
        await page.FillAsync("#token", token);
        return await page.Locator("#verdict").EvaluateAsync<string>("verdict => `${verdict.className}: ${verdict.textContent}`");
    }

    private static string WithClaims(TestPartner partner, Action<JsonNode> change)
    {
        var segments = partner.Token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(segments[1]))!;
        change(claims);
        return $"{segments[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{segments[2]}";
    }
}
