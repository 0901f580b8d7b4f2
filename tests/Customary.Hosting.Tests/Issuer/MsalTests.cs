using System.Net.Http.Headers;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>MSAL signs in over HTTPS as it does with Entra ID; only the address differs.</summary>
public sealed class MsalTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Scopes = [$"{SignIn.Resource}/.default"];
    private readonly TrustedCertificate _trusted = new();
    private HttpClient _http = null!;
    private CustomaryFixture _service = null!;

    public async ValueTask InitializeAsync()
    {
        _http = _trusted.Client();
        _service = await CustomaryFixture.StartAsync(settings: [("urls", "https://127.0.0.1:0"), ("certificate", _trusted.Path)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _http.Dispose();
    }

    public void Dispose() => _trusted.Dispose();

    [Theory]
    [InlineData("contoso")]
    [InlineData("00001111-aaaa-2222-bbbb-3333cccc5555")]
    [InlineData("adfs")]
    public async Task An_application_acquires_an_accepted_token(string tenant)
    {
        var signedIn = await Application(tenant).AcquireTokenForClient(Scopes).ExecuteAsync();
        (await CallAsync("/v1/customers", signedIn.AccessToken)).ShouldBe(200);
        signedIn.ExpiresOn.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(50));
    }

    [Fact]
    public async Task A_user_signs_in_by_code_and_refreshes_silently()
    {
        var application = Application("contoso");
        var address = await application.GetAuthorizationRequestUrl(Scopes).WithPkce(out var verifier).ExecuteAsync();
        var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query).ToDictionary(field => field.Key, field => field.Value.ToString());
        (form["username"], form["password"]) = ("ann@contoso.com", "any");
        using var content = new FormUrlEncodedContent(form);
        using var response = await _http.PostAsync(new Uri(address.GetLeftPart(UriPartial.Path)), content);
        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(response.Headers.Location!.Query)["code"].ToString();

        var signedIn = await application.AcquireTokenByAuthorizationCode(Scopes, code).WithPkceCodeVerifier(verifier).ExecuteAsync();
        signedIn.Account.Username.ShouldBe("ann@contoso.com");
        (await CallAsync("/v1/customers/relationshiprequests", signedIn.AccessToken)).ShouldBe(200);

        var account = await application.GetAccountAsync(signedIn.Account.HomeAccountId.Identifier);
        var renewed = await application.AcquireTokenSilent(Scopes, account).WithForceRefresh(true).ExecuteAsync();
        renewed.AuthenticationResultMetadata.TokenSource.ShouldBe(TokenSource.IdentityProvider);
        renewed.AccessToken.ShouldNotBe(signedIn.AccessToken);
        (await CallAsync("/v1/customers/relationshiprequests", renewed.AccessToken)).ShouldBe(200);
    }

    [Fact]
    public async Task The_documented_token_request_returns_the_documented_response()
    {
        using var form = new StringContent(
            "resource=https%3A%2F%2Fgraph.windows.net&client_id=B2C9DA0A-DF6C-4F0F-92E7-1F5D2A5A7C10&client_secret=UBjSrTOdsZT%2Fw%3D&grant_type=client_credentials",
            MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
        using var response = await _http.PostAsync(new Uri(_service.Http.BaseAddress!, "/00001111-aaaa-2222-bbbb-3333cccc5555/oauth2/token"), form);
        var result = await ApiResponse.ReadAsync(response);
        result.Status.ShouldBe(200, result.Text);
        foreach (var name in (string[])["token_type", "expires_in", "ext_expires_in", "expires_on", "not_before", "resource", "access_token"])
            result.Json[name]!.GetValue<string>().ShouldNotBeEmpty();
        new JsonWebToken(result.Json["access_token"]!.GetValue<string>()).Audiences.ShouldBe(["https://graph.windows.net"]);
    }

    private IConfidentialClientApplication Application(string tenant) => ConfidentialClientApplicationBuilder
        .Create(SignIn.Client)
        .WithClientSecret("secret")
        .WithRedirectUri(SignIn.Redirect)
        .WithAuthority(new Uri(_service.Http.BaseAddress!, tenant).ToString(), validateAuthority: false)
        .WithHttpClientFactory(new OneClient(_http))
        .Build();

    private async Task<int> CallAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_service.Http.BaseAddress!, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        return (int)response.StatusCode;
    }

    private sealed class OneClient(HttpClient http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http;
    }
}
