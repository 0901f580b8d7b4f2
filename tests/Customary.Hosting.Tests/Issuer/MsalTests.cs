using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>MSAL signs in over HTTPS as it does with Entra ID; only the address differs.</summary>
public sealed class MsalTests(HttpsIssuerFixture server) : IClassFixture<HttpsIssuerFixture>
{
    private const string User = "ann@contoso.com";
    private const string UserOperation = "/v1/customers/relationshiprequests";
    private const string MiddleTier = "00001111-aaaa-2222-bbbb-3333cccc7777";
    private static readonly string[] Scopes = [$"{SignIn.Resource}/.default"];
    private static readonly string[] MiddleTierScopes = [$"api://{MiddleTier}/access_as_user"];

    [Theory]
    [InlineData("contoso")]
    [InlineData("00001111-aaaa-2222-bbbb-3333cccc5555")]
    [InlineData("adfs")]
    public async Task An_application_acquires_an_accepted_token(string tenant)
    {
        var signedIn = await Confidential(tenant).AcquireTokenForClient(Scopes).ExecuteAsync();
        (await server.CallAsync("/v1/customers", signedIn.AccessToken)).ShouldBe(200);
        signedIn.ExpiresOn.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(50));
    }

    [Fact]
    public async Task A_user_signs_in_by_code_and_refreshes_silently()
    {
        var application = Confidential("contoso");
        var signedIn = await SignInByCodeAsync(application);
        signedIn.Account.Username.ShouldBe(User);
        (await server.CallAsync(UserOperation, signedIn.AccessToken)).ShouldBe(200);

        var account = await application.GetAccountAsync(signedIn.Account.HomeAccountId.Identifier);
        var cached = await application.AcquireTokenSilent(Scopes, account).ExecuteAsync();
        cached.AuthenticationResultMetadata.TokenSource.ShouldBe(TokenSource.Cache);
        var renewed = await application.AcquireTokenSilent(Scopes, account).WithForceRefresh(true).ExecuteAsync();
        renewed.AuthenticationResultMetadata.TokenSource.ShouldBe(TokenSource.IdentityProvider);
        renewed.AccessToken.ShouldNotBe(signedIn.AccessToken);
        (await server.CallAsync(UserOperation, renewed.AccessToken)).ShouldBe(200);
    }

    [Theory]
    [InlineData("contoso")]
    [InlineData("organizations")]
    [InlineData("adfs")]
    public async Task A_user_signs_in_on_a_device(string tenant)
    {
        var application = Public(tenant);
        var signedIn = await application
            .AcquireTokenWithDeviceCode(Scopes, codes => server.AnswerDeviceAsync(codes.VerificationUrl, codes.UserCode))
            .ExecuteAsync();
        signedIn.Account.Username.ShouldBe(User);
        (await server.CallAsync(UserOperation, signedIn.AccessToken)).ShouldBe(200);
        (await application.AcquireTokenSilent(Scopes, signedIn.Account).ExecuteAsync()).AccessToken.ShouldBe(signedIn.AccessToken);
    }

    [Fact]
    public async Task A_declined_sign_in_on_a_device_ends()
    {
        var signingIn = Public("contoso")
            .AcquireTokenWithDeviceCode(Scopes, codes => server.AnswerDeviceAsync(codes.VerificationUrl, codes.UserCode, "decline"))
            .ExecuteAsync();
        (await Should.ThrowAsync<MsalServiceException>(signingIn)).ErrorCode.ShouldBe("access_denied");
    }

    [Theory]
    [InlineData("contoso")]
    [InlineData("organizations")]
    [InlineData("adfs")]
    public async Task A_public_client_signs_in_with_user_name_and_password(string tenant)
    {
        var application = Public(tenant);
#pragma warning disable CS0618 // The library discourages this flow with Entra ID. Scripts of partners use it.
        var signedIn = await application.AcquireTokenByUsernamePassword(Scopes, User, "any").ExecuteAsync();
#pragma warning restore CS0618
        signedIn.Account.Username.ShouldBe(User);
        (await server.CallAsync(UserOperation, signedIn.AccessToken)).ShouldBe(200);
        (await application.AcquireTokenSilent(Scopes, signedIn.Account).ExecuteAsync()).AccessToken.ShouldBe(signedIn.AccessToken);
    }

    [Fact]
    public async Task A_confidential_client_signs_in_with_user_name_and_password()
    {
        var application = (IByUsernameAndPassword)Confidential("contoso");
        var signedIn = await application.AcquireTokenByUsernamePassword(Scopes, User, "any").ExecuteAsync();
        (await server.CallAsync(UserOperation, signedIn.AccessToken)).ShouldBe(200);
    }

    [Fact]
    public async Task The_account_of_the_partner_acquires_a_token_of_a_customer_tenant()
    {
        var application = Confidential("contoso");
        var signedIn = await SignInByCodeAsync(application);
        var account = await application.GetAccountAsync(signedIn.Account.HomeAccountId.Identifier);
        var customer = Guid.NewGuid().ToString();
        var delegated = await application.AcquireTokenSilent(Scopes, account).WithTenantId(customer).ExecuteAsync();
        delegated.TenantId.ShouldBe(customer);
        new JsonWebToken(delegated.AccessToken).GetClaim("tid").Value.ShouldBe(customer);
        delegated.Account.HomeAccountId.Identifier.ShouldBe(signedIn.Account.HomeAccountId.Identifier);

        var own = await application.AcquireTokenSilent(Scopes, account).WithForceRefresh(true).ExecuteAsync();
        own.TenantId.ShouldBe(signedIn.TenantId);
    }

    [Fact]
    public async Task A_stored_refresh_token_yields_a_token_of_a_customer_tenant()
    {
        var refreshToken = await GetRefreshTokenAsync();
        var application = (IByRefreshToken)Confidential("contoso");
        var customer = Guid.NewGuid().ToString();
        var delegated = await application.AcquireTokenByRefreshToken(Scopes, refreshToken).WithTenantId(customer).ExecuteAsync();
        new JsonWebToken(delegated.AccessToken).GetClaim("tid").Value.ShouldBe(customer);
        var own = await application.AcquireTokenByRefreshToken(Scopes, refreshToken).ExecuteAsync();
        own.Account.HomeAccountId.Identifier.ShouldBe(delegated.Account.HomeAccountId.Identifier);
        (await server.CallAsync(UserOperation, own.AccessToken)).ShouldBe(200);
    }

    [Theory]
    [InlineData("contoso")]
    [InlineData("adfs")]
    public async Task A_middle_tier_calls_the_API_on_behalf_of_its_user(string tenant)
    {
#pragma warning disable CS0618 // See above.
        var received = await Public(tenant).AcquireTokenByUsernamePassword(MiddleTierScopes, User, "any").ExecuteAsync();
#pragma warning restore CS0618
        (await server.CallAsync("/v1/customers", received.AccessToken)).ShouldBe(401);
        var application = Confidential(tenant, MiddleTier);
        var signedIn = await application.AcquireTokenOnBehalfOf(Scopes, new UserAssertion(received.AccessToken)).ExecuteAsync();
        (await server.CallAsync(UserOperation, signedIn.AccessToken)).ShouldBe(200);
        var (before, after) = (new JsonWebToken(received.AccessToken), new JsonWebToken(signedIn.AccessToken));
        foreach (var claim in (string[])["upn", "tid", "oid"]) after.GetClaim(claim).Value.ShouldBe(before.GetClaim(claim).Value);
        var cached = await application.AcquireTokenOnBehalfOf(Scopes, new UserAssertion(received.AccessToken)).ExecuteAsync();
        cached.AccessToken.ShouldBe(signedIn.AccessToken);
    }

    [Fact]
    public async Task A_long_running_process_renews_its_token_on_behalf_of_its_user()
    {
#pragma warning disable CS0618 // See above.
        var received = await Public("contoso").AcquireTokenByUsernamePassword(MiddleTierScopes, User, "any").ExecuteAsync();
#pragma warning restore CS0618
        var application = (ILongRunningWebApi)Confidential("contoso", MiddleTier);
        var session = "session";
        var first = await application.InitiateLongRunningProcessInWebApi(Scopes, received.AccessToken, ref session).ExecuteAsync();
        var renewed = await application.AcquireTokenInLongRunningProcess(Scopes, session).WithForceRefresh(true).ExecuteAsync();
        renewed.AccessToken.ShouldNotBe(first.AccessToken);
        (await server.CallAsync(UserOperation, renewed.AccessToken)).ShouldBe(200);
    }

    [Fact]
    public async Task The_documented_token_request_returns_the_documented_response()
    {
        using var form = new StringContent(
            "resource=https%3A%2F%2Fgraph.windows.net&client_id=B2C9DA0A-DF6C-4F0F-92E7-1F5D2A5A7C10&client_secret=UBjSrTOdsZT%2Fw%3D&grant_type=client_credentials",
            MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));
        using var response = await server.Http.PostAsync(new Uri(server.Address, "/00001111-aaaa-2222-bbbb-3333cccc5555/oauth2/token"), form);
        var result = await ApiResponse.ReadAsync(response);
        result.Status.ShouldBe(200, result.Text);
        foreach (var name in (string[])["token_type", "expires_in", "ext_expires_in", "expires_on", "not_before", "resource", "access_token"])
            result.Json[name]!.GetValue<string>().ShouldNotBeEmpty();
        new JsonWebToken(result.Json["access_token"]!.GetValue<string>()).Audiences.ShouldBe(["https://graph.windows.net"]);
    }

    private async Task<AuthenticationResult> SignInByCodeAsync(IConfidentialClientApplication application)
    {
        var address = await application.GetAuthorizationRequestUrl(Scopes).WithPkce(out var verifier).ExecuteAsync();
        var form = QueryHelpers.ParseQuery(address.Query).ToDictionary(field => field.Key, field => field.Value.ToString());
        (form["username"], form["password"]) = (User, "any");
        using var content = new FormUrlEncodedContent(form);
        using var response = await server.Http.PostAsync(new Uri(address.GetLeftPart(UriPartial.Path)), content);
        var code = QueryHelpers.ParseQuery(response.Headers.Location!.Query)["code"].ToString();
        return await application.AcquireTokenByAuthorizationCode(Scopes, code).WithPkceCodeVerifier(verifier).ExecuteAsync();
    }

    private async Task<string> GetRefreshTokenAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = SignIn.Client,
            ["username"] = User,
            ["password"] = "any",
        });
        using var response = await server.Http.PostAsync(new Uri(server.Address, "/contoso/oauth2/token"), form);
        return (await ApiResponse.ReadAsync(response)).Json.Text("refresh_token")!;
    }

    private IConfidentialClientApplication Confidential(string tenant, string client = SignIn.Client) => ConfidentialClientApplicationBuilder
        .Create(client)
        .WithClientSecret("secret")
        .WithRedirectUri(SignIn.Redirect)
        .WithAuthority(new Uri(server.Address, tenant).ToString(), validateAuthority: false)
        .WithHttpClientFactory(new OneClient(server.Http))
        .Build();

    private IPublicClientApplication Public(string tenant) => PublicClientApplicationBuilder
        .Create(SignIn.Client)
        .WithAuthority(new Uri(server.Address, tenant).ToString(), validateAuthority: false)
        .WithHttpClientFactory(new OneClient(server.Http))
        .Build();

    private sealed class OneClient(HttpClient http) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => http;
    }
}
