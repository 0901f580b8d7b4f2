using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>A redirect uses the parsed URI, never the text that the client sent.</summary>
public sealed class RedirectUriTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Authorize = "/contoso/oauth2/v2.0/authorize";

    [Theory]
    [InlineData("https://client.example/back", "https://client.example/back")]
    [InlineData("https://client.example/b\u00FCcher/\u2603", "https://client.example/b%C3%BCcher/%E2%98%83")]
    [InlineData("https://client.example/\U0001F600", "https://client.example/%F0%9F%98%80")]
    [InlineData("https://client.example/a b", "https://client.example/a%20b")]
    [InlineData("https://b\u00FCcher.example/back", "https://xn--bcher-kva.example/back")]
    [InlineData("https://\u65E5\u672C.example:8443/", "https://xn--wgv71a.example:8443/")]
    [InlineData("https://client.example/%0d%0aSet-Cookie:a=b", "https://client.example/%0d%0aSet-Cookie:a=b")]
    [InlineData("http://localhost:1234", "http://localhost:1234/")]
    [InlineData("http://[::1]:1234/", "http://[::1]:1234/")]
    [InlineData("msal00001111-aaaa-2222-bbbb-3333cccc4444://auth", "msal00001111-aaaa-2222-bbbb-3333cccc4444://auth")]
    public async Task Redirects_to_the_parsed_URI_in_ASCII(string redirect, string address)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        foreach (var mode in new[] { "query", "fragment" })
        {
            var response = await SignIn.SubmitAsync(service, Authorize, SignIn.Request(("redirect_uri", redirect), ("response_mode", mode)));
            response.Status.ShouldBe(302, response.Text);
            response.Header("Location")!.ShouldStartWith(address);
            Ascii.IsValid(response.Header("Location")!).ShouldBeTrue();
            response.Header("Location")!.ShouldContain(mode == "query" ? "?code=" : "#code=");
            response.Headers.Keys.ShouldNotContain("Set-Cookie");
        }

        var posted = await SignIn.SubmitAsync(service, Authorize, SignIn.Request(("redirect_uri", redirect), ("response_mode", "form_post")));
        posted.Status.ShouldBe(200);
        System.Net.WebUtility.HtmlDecode(posted.Text).ShouldContain($"action=\"{address}");

        // Redeeming the code compares the text that the client sent.
        var code = SignIn.Hidden(posted.Text)["code"];
        (await SignIn.RedeemAsync(service, "/contoso/oauth2/v2.0/token", code, ("redirect_uri", redirect))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("https://client.example/\r\nSet-Cookie: a=b")]
    [InlineData("https://client.example/\n")]
    [InlineData("https://client.example/\0")]
    [InlineData("\vhttps://client.example/")]
    [InlineData("https://client.example/\u0085")]
    [InlineData("https://client.example/\u007F")]
    [InlineData("https://client\r\n.example/")]
    [InlineData("https://client.example/#")]
    [InlineData("https://\uFFFD.example/")]
    [InlineData("https://xn--\u00FC.example/")]
    [InlineData("https:///")]
    [InlineData("javascript:alert(1)//\u00FC")]
    public async Task Rejects_a_redirect_URI_that_a_header_cannot_contain(string redirect)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        foreach (var mode in new[] { "query", "fragment", "form_post" })
        {
            var response = await SignIn.OpenAsync(service, Authorize, SignIn.Request(("redirect_uri", redirect), ("response_mode", mode), ("response_type", "none")));
            response.Status.ShouldBe(400, response.Text);
            response.Header("Location").ShouldBeNull();
            response.Text.ShouldContain("Cannot sign in");
        }
    }

    [Theory]
    [InlineData("state", "\r\nSet-Cookie: a=b")]
    [InlineData("state", "\0\v\u007F\u0085\u2028\u00FC\U0001F600\uFFFD")]
    [InlineData("state", "{0}%n\"><script>")]
    [InlineData("client_id", "\r\n\0\u00FC")]
    [InlineData("nonce", "\r\n\0\u00FC")]
    [InlineData("login_hint", "\r\n\0\u00FC")]
    [InlineData("code_challenge", "\r\n\0\u00FC")]
    [InlineData("response_mode", "\r\n\0\u00FC")]
    [InlineData("scope", "\r\n\0\u00FC")]
    public async Task Client_input_never_becomes_a_response_header(string field, string value)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        foreach (var mode in new[] { "query", "fragment", "form_post" })
        {
            var request = SignIn.Request(("response_mode", mode), (field, value));
            (request["username"], request["password"]) = ("ann@contoso.com", "any");
            var response = await SignIn.PostAsync(service, Authorize, request);
            response.Status.ShouldBeLessThan(500, response.Text);
            response.Headers.Keys.ShouldNotContain("Set-Cookie");
            if (response.Header("Location") is { } location && field == "state")
                QueryHelpers.ParseQuery(location[(location.IndexOfAny(['?', '#']) + 1)..])["state"].ToString().ShouldBe(value);
        }
    }

    [Theory]
    [InlineData("client_id", false)]
    [InlineData("redirect_uri", false)]
    [InlineData("code_challenge", true)]
    [InlineData("code_challenge_method", true)]
    [InlineData("nonce", true)]
    [InlineData("state", true)]
    [InlineData("CODE_CHALLENGE", true)]
    public async Task Rejects_a_repeated_parameter(string field, bool goesBack)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var path = QueryHelpers.AddQueryString(Authorize, SignIn.Request()!);
        using var response = await service.Http.GetAsync(new Uri($"{path}&{field}={new string('a', 43)}&{field}={new string('b', 43)}", UriKind.Relative));
        var result = await ApiResponse.ReadAsync(response);
        if (goesBack) SignIn.ReadParameters(result)["error"].ShouldBe("invalid_request");
        else (result.Status, result.Header("Location")).ShouldBe((400, null));
    }
}
