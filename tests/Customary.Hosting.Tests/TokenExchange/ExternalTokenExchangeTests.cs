using Customary.Hosting.Tests.Authentication;

namespace Customary.Hosting.Tests.TokenExchange;

/// <summary>The exchange of a token of an external authority. The server issues no tokens then.</summary>
public sealed class ExternalTokenExchangeTests(OidcFixture authority) : IClassFixture<OidcFixture>
{
    [Theory]
    [InlineData("/generatetoken")]
    [InlineData("/v3/generatetoken")]
    public async Task The_token_works_at_the_API(string path)
    {
        var service = await authority.With();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([new("grant_type", "jwt_token")]),
            Headers = { Authorization = new("Bearer", authority.Provider.SignIn(authority.Tenant)) },
        };
        using var message = await service.Http.SendAsync(request);
        var response = await ApiResponse.ReadAsync(message);
        response.Status.ShouldBe(200, response.Text);
        response.Json["expires_in"]!.GetValue<int>().ShouldBeGreaterThan(0);
        var partner = TestPartner.FromToken(service, authority.Tenant, response.Json.Text("access_token")!);
        (await partner.GetAsync("/v1/customers")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_of_a_partner_that_is_not_allowed_is_refused()
    {
        var service = await authority.With();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/generatetoken")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "jwt_token")]),
            Headers = { Authorization = new("Bearer", authority.Provider.SignIn(Guid.NewGuid())) },
        };
        using var message = await service.Http.SendAsync(request);
        (await ApiResponse.ReadAsync(message)).ShouldBeFault(403, 800039);
    }

    [Theory]
    [InlineData("/contoso/oauth2/nonsense")]
    [InlineData("/contoso/oauth2/token")]
    [InlineData("/contoso/v2.0/.well-known/openid-configuration")]
    [InlineData("/common/userrealm/ann@contoso.com")]
    [InlineData("/devicelogin")]
    public async Task Paths_of_the_development_issuer_do_not_exist(string path)
    {
        using var message = await (await authority.With()).Http.GetAsync(new Uri(path, UriKind.Relative));
        (await ApiResponse.ReadAsync(message)).ShouldBeFault(404, 1000);
    }
}
