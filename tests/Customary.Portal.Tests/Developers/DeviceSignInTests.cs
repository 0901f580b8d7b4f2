using System.Text.Json.Nodes;
using Customary.Portal.Tests.Browsers;

namespace Customary.Portal.Tests.Developers;

/// <summary>The pages of the device code flow in a browser without scripts.</summary>
public sealed class DeviceSignInTests(DefaultFixtures servers, PortalBrowser browser)
{
    [Theory]
    [InlineData("sign-in", "Signed in", 200, null)]
    [InlineData("decline", "Declined", 400, "access_denied")]
    public async Task A_user_answers_without_scripts(string action, string title, int status, string? error)
    {
        var server = await servers.GetAsync(StoreKind.Memory);
        var (_, codes) = await PostAsync(server, "devicecode", new() { ["client_id"] = "app", ["scope"] = "openid" });
        await using var window = await browser.OpenAsync();
        await window.GoAsync(new(codes.Text("verification_uri")!));
        await window.Page.FillAsync("#user_code", codes.Text("user_code")!);
        await window.Page.ClickAsync(".actions button");
        (await window.Page.TitleAsync()).ShouldBe("Sign in on your device – Customary");
        if (action == "sign-in")
        {
            await window.Page.FillAsync("#username", "ann@contoso.com");
            await window.Page.FillAsync("#password", "any");
        }

        await window.Page.ClickAsync($"button[value={action}]");
        (await window.Page.TitleAsync()).ShouldBe($"{title} – Customary");
        window.Problems.ShouldBeEmpty();

        var poll = await PostAsync(server, "token", new() { ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code", ["client_id"] = "app", ["device_code"] = codes.Text("device_code")! });
        (poll.Status, poll.Json.Text("error")).ShouldBe((status, error));
    }

    private static async Task<(int Status, JsonNode Json)> PostAsync(CustomaryFixture server, string endpoint, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var response = await server.Http.PostAsync(new Uri($"/contoso/oauth2/v2.0/{endpoint}", UriKind.Relative), form);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
