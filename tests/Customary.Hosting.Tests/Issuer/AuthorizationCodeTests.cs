using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>Tests the authorization code flow of the secure application model and of MSAL.</summary>
public sealed class AuthorizationCodeTests : IAsyncLifetime
{
    private const string Authorize = "/contoso/oauth2/authorize";
    private const string AuthorizeV2 = "/contoso/oauth2/v2.0/authorize";
    private const string Token = "/contoso/oauth2/token";
    private const string TokenV2 = "/contoso/oauth2/v2.0/token";
    private const string Verifier = "a-verifier-that-is-as-long-as-a-verifier-must-be";
    private static readonly string Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private CustomaryFixture _service = null!;

    public async ValueTask InitializeAsync() => _service = await CustomaryFixture.StartAsync(clock: _clock);

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task The_secure_application_model_yields_an_accepted_token()
    {
        var posted = await SignIn.SubmitAsync(_service, Authorize, SignIn.Request(
            ("response_mode", "form_post"), ("response_type", "code id_token"), ("scope", "openid profile"), ("nonce", "n-1")));
        posted.Status.ShouldBe(200);
        posted.Text.ShouldContain($"action=\"{SignIn.Redirect}\"");
        var parameters = SignIn.ReadParameters(posted);
        parameters["state"].ShouldBe("a state & more");
        var idToken = Payload(parameters["id_token"]);
        idToken["nonce"]!.GetValue<string>().ShouldBe("n-1");
        idToken["aud"]!.GetValue<string>().ShouldBe(SignIn.Client);
        idToken["c_hash"]!.GetValue<string>().ShouldBe(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(parameters["code"])).AsSpan(0, 16)));

        var first = await SignIn.RedeemAsync(_service, Token, parameters["code"], ("resource", SignIn.Resource));
        first.Status.ShouldBe(200, first.Text);
        first.Json["expires_in"]!.GetValue<string>().ShouldBe("3600");
        first.Json["scope"]!.GetValue<string>().ShouldBe("user_impersonation");
        Payload(first.Json["id_token"]!.GetValue<string>())["nonce"]!.GetValue<string>().ShouldBe("n-1");

        var again = await SignIn.PostAsync(_service, Token, new()
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = SignIn.Client,
            ["client_secret"] = "secret",
            ["resource"] = SignIn.Resource,
            ["refresh_token"] = first.Json["refresh_token"]!.GetValue<string>(),
        });
        var access = again.Json["access_token"]!.GetValue<string>();
        Payload(access)["amr"]!.AsArray().Select(method => method!.GetValue<string>()).ShouldContain("mfa");
        var partner = TestPartner.FromToken(_service, Guid.Empty, access);
        (await partner.GetAsync("/v1/customers/relationshiprequests")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("query", "?")]
    [InlineData("fragment", "#")]
    [InlineData("", "?")]
    public async Task Returns_the_code_in_the_requested_response_mode(string mode, string sign)
    {
        var response = await SignIn.SubmitAsync(_service, AuthorizeV2, SignIn.Request(("response_mode", mode)));
        response.Header("Location")!.ShouldStartWith(SignIn.Redirect + sign);
        SignIn.ReadParameters(response)["state"].ShouldBe("a state & more");
    }

    [Fact]
    public async Task A_public_client_redeems_a_code_with_its_verifier()
    {
        var code = await CodeAsync(("code_challenge", Challenge), ("code_challenge_method", "S256"));
        var response = await SignIn.RedeemAsync(_service, TokenV2, code, ("client_secret", ""), ("code_verifier", Verifier), ("client_info", "1"));
        response.Status.ShouldBe(200, response.Text);
        var access = Payload(response.Json["access_token"]!.GetValue<string>());
        var account = JsonNode.Parse(Base64Url.DecodeFromChars(response.Json["client_info"]!.GetValue<string>()))!;
        account["uid"]!.GetValue<string>().ShouldBe(access["oid"]!.GetValue<string>());
        account["utid"]!.GetValue<string>().ShouldBe(access["tid"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("another-verifier-that-is-as-long-as-it-must-be-too")]
    public async Task A_code_with_a_challenge_requires_the_verifier(string verifier)
    {
        var code = await CodeAsync(("code_challenge", Challenge), ("code_challenge_method", "S256"));
        ShouldBeOAuthError(await SignIn.RedeemAsync(_service, TokenV2, code, ("code_verifier", verifier)), "invalid_grant");

        // An attempt with a wrong verifier does not consume the code.
        (await SignIn.RedeemAsync(_service, TokenV2, code, ("code_verifier", Verifier))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Rejects_a_verifier_for_a_code_without_a_challenge() =>
        ShouldBeOAuthError(await SignIn.RedeemAsync(_service, TokenV2, await CodeAsync(), ("code_verifier", Verifier)), "invalid_grant");

    [Fact]
    public async Task A_code_can_be_redeemed_once()
    {
        var code = await CodeAsync();
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignIn.RedeemAsync(_service, TokenV2, code)));
        responses.Count(response => response.Status == 200).ShouldBe(1);
        foreach (var response in responses.Where(response => response.Status != 200)) ShouldBeOAuthError(response, "invalid_grant");
    }

    [Fact]
    public async Task A_code_expires_after_ten_minutes()
    {
        var (late, inTime) = (await CodeAsync(), await CodeAsync());
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        (await SignIn.RedeemAsync(_service, TokenV2, inTime)).Status.ShouldBe(200);
        _clock.Advance(TimeSpan.FromSeconds(1));
        ShouldBeOAuthError(await SignIn.RedeemAsync(_service, TokenV2, late), "invalid_grant");
    }

    [Theory]
    [InlineData("client_id", "another-client")]
    [InlineData("redirect_uri", "https://client.example/elsewhere")]
    [InlineData("redirect_uri", "")]
    public async Task A_code_is_bound_to_its_client_and_redirect_URI(string field, string value) =>
        ShouldBeOAuthError(await SignIn.RedeemAsync(_service, TokenV2, await CodeAsync(), (field, value)), "invalid_grant");

    [Fact]
    public async Task A_code_is_bound_to_its_tenant()
    {
        ShouldBeOAuthError(await SignIn.RedeemAsync(_service, "/fabrikam/oauth2/v2.0/token", await CodeAsync()), "invalid_grant");
        var common = SignIn.ReadParameters(await SignIn.SubmitAsync(_service, "/common/oauth2/v2.0/authorize", SignIn.Request(), "ann@contoso"))["code"];
        var response = await SignIn.RedeemAsync(_service, "/common/oauth2/v2.0/token", common);
        var contoso = await _service.SignInAsync(tenant: "contoso");
        Payload(response.Json["access_token"]!.GetValue<string>())["tid"]!.GetValue<Guid>().ShouldBe(contoso.Tenant);
    }

    [Fact]
    public async Task A_code_and_a_refresh_token_are_not_interchangeable()
    {
        var code = await CodeAsync();
        ShouldBeOAuthError(await SignIn.PostAsync(_service, TokenV2, new() { ["grant_type"] = "refresh_token", ["client_id"] = SignIn.Client, ["refresh_token"] = code }), "invalid_grant");
        var refresh = (await SignIn.RedeemAsync(_service, TokenV2, code)).Json["refresh_token"]!.GetValue<string>();
        ShouldBeOAuthError(await SignIn.RedeemAsync(_service, TokenV2, refresh), "invalid_grant");
        ShouldBeOAuthError(await SignIn.RedeemAsync(_service, TokenV2, "nonsense"), "invalid_grant");
    }

    [Fact]
    public async Task Rejects_a_client_without_a_secret_or_verifier()
    {
        var response = await SignIn.RedeemAsync(_service, TokenV2, await CodeAsync(), ("client_secret", ""));
        response.Status.ShouldBe(401);
        response.Json["error"]!.GetValue<string>().ShouldBe("invalid_client");
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "", "unsupported_response_type")]
    [InlineData("response_mode", "web_message", "invalid_request")]
    [InlineData("code_challenge", "short", "invalid_request")]
    [InlineData("code_challenge_method", "S512", "invalid_request")]
    [InlineData("scope", "https://elsewhere.example/.default", "invalid_scope")]
    [InlineData("prompt", "none", "login_required")]
    public async Task Request_errors_are_returned_to_the_client(string field, string value, string error)
    {
        var parameters = SignIn.ReadParameters(await SignIn.OpenAsync(_service, AuthorizeV2, SignIn.Request((field, value))));
        parameters["error"].ShouldBe(error);
        parameters["error_description"].ShouldStartWith("AADSTS");
        parameters["state"].ShouldBe("a state & more");
        parameters.ShouldNotContainKey("code");
    }

    [Fact]
    public async Task An_id_token_is_never_returned_in_a_query()
    {
        var request = SignIn.Request(("response_type", "code id_token"), ("response_mode", "query"), ("nonce", "n"));
        SignIn.ReadParameters(await SignIn.OpenAsync(_service, AuthorizeV2, request))["error"].ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("client_id", "")]
    [InlineData("redirect_uri", "")]
    [InlineData("redirect_uri", "/relative")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    [InlineData("redirect_uri", "https://client.example/#fragment")]
    public async Task An_invalid_redirect_URI_never_redirects(string field, string value)
    {
        var response = await SignIn.OpenAsync(_service, AuthorizeV2, SignIn.Request((field, value)));
        response.Status.ShouldBe(400);
        response.Header("Location").ShouldBeNull();
        response.Text.ShouldContain("Cannot sign in");
    }

    [Fact]
    public async Task Client_input_is_encoded_in_the_page()
    {
        const string markup = "\"><script>alert(1)</script>";
        var page = await SignIn.OpenAsync(_service, AuthorizeV2, SignIn.Request(("client_id", markup), ("state", markup), ("login_hint", markup)));
        page.Status.ShouldBe(200);
        page.Text.ShouldNotContain("<script>");
        page.Header("Content-Security-Policy")!.ShouldContain("default-src 'none'");
    }

    [Fact]
    public async Task Shows_the_page_again_without_a_user()
    {
        var response = await SignIn.PostAsync(_service, AuthorizeV2, SignIn.Request(("username", "ann@contoso.com")));
        response.Status.ShouldBe(200);
        response.Text.ShouldContain("role=\"alert\"");
    }

    private async Task<string> CodeAsync(params (string, string)[] changes) =>
        SignIn.ReadParameters(await SignIn.SubmitAsync(_service, AuthorizeV2, SignIn.Request(changes)))["code"];

    private static void ShouldBeOAuthError(ApiResponse response, string error)
    {
        response.Status.ShouldBe(400, response.Text);
        response.Json["error"]!.GetValue<string>().ShouldBe(error);
    }

    private static JsonNode Payload(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
}
