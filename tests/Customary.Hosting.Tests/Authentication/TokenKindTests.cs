using System.Text.Json;
using Customary.Hosting.Tests.Issuer;
using Partner = Customary.TestKit.TestPartner;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>Tests tokens that an authority signs with the same key for another purpose.</summary>
public sealed class TokenKindTests(OidcFixture oidc) : IClassFixture<OidcFixture>, IAsyncLifetime
{
    private const string Header = """{"alg":"RS256","typ":"JWT"}""";
    private readonly Guid _tenant = oidc.Tenant;
    private readonly FakeOidcProvider _issuer = oidc.Provider;
    private CustomaryFixture _service = null!;

    public async ValueTask InitializeAsync() => _service = await oidc.With(("require-mfa", "off"), ("authentication", "relaxed"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("typ", "ID", false)]
    [InlineData("typ", "id", false)]
    [InlineData("typ", "ID", true)]
    [InlineData("at_hash", "x", true)]
    [InlineData("c_hash", "", true)]
    [InlineData("nonce", "n", false)]
    public async Task Rejects_id_tokens(string claim, string value, bool hasScope)
    {
        foreach (var asUser in new[] { true, false })
        {
            var token = _issuer.SignIn(_tenant, asUser, claims =>
            {
                claims[claim] = value;
                if (hasScope) claims["scp"] = "user_impersonation";
                else claims.Remove("scp");
            });
            (await CallAsync(token)).ShouldBeFault(401, 800001).Json.Text("description")!.ShouldContain("id token");
        }
    }

    [Theory]
    [InlineData("scp")]
    [InlineData("scope")]
    public async Task Accepts_an_access_token_with_nonce_and_scope(string scope)
    {
        var token = _issuer.SignIn(_tenant, change: claims =>
        {
            claims.Remove("scp");
            claims["nonce"] = "n";
            claims["typ"] = "Bearer";
            claims[scope] = "openid user_impersonation";
        });
        (await CallAsync(token)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"alg":"RS256","typ":"JWT","crit":["exp"],"exp":1}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","crit":["b64"],"b64":true}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","crit":[]}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","crit":null}""")]
    [InlineData("""{"alg":"RS256","typ":"logout+jwt"}""")]
    [InlineData("""{"alg":"RS256","typ":"dpop+jwt"}""")]
    [InlineData("""{"alg":"RS256","typ":""}""")]
    [InlineData("""{"alg":"RS256","typ":null}""")]
    [InlineData("""{"alg":"RS256","typ":["JWT"]}""")]
    [InlineData("""{"alg":"RS256","alg":"RS256"}""")]
    public async Task Rejects_unknown_critical_headers_and_token_types(string header) =>
        (await CallAsync(_issuer.SignText(header, Claims()))).ShouldBeFault(401, 800001);

    [Theory]
    [InlineData("""{"alg":"RS256"}""")]
    [InlineData("""{"alg":"RS256","typ":"at+jwt"}""")]
    [InlineData("""{"alg":"RS256","typ":"application/AT+JWT"}""")]
    [InlineData(Header)]
    public async Task Accepts_access_token_headers(string header) => (await CallAsync(_issuer.SignText(header, Claims()))).Status.ShouldBe(200);

    [Theory]
    [InlineData("events", """{"http://schemas.openid.net/event/backchannel-logout":{}}""")]
    [InlineData("nbf", "\"4000000000\"")]
    [InlineData("nbf", "null")]
    [InlineData("nbf", "[1]")]
    [InlineData("nbf", "4e9")]
    [InlineData("exp", "\"4000000000\"")]
    [InlineData("exp", "null")]
    [InlineData("exp", "-1")]
    [InlineData("tid", "null")]
    [InlineData("tid", "[]")]
    [InlineData("tid", "\" TENANT \"")]
    [InlineData("aud", "null")]
    [InlineData("aud", "[]")]
    [InlineData("iss", "null")]
    [InlineData("upn", "null")]
    [InlineData("upn", "\"\"")]
    [InlineData("upn", "[\"ann@contoso.com\"]")]
    public async Task A_malformed_claim_does_not_count_as_missing(string claim, string json)
    {
        // This single-tenant authority can omit the tenant claim, but a malformed one is an error.
        var service = await oidc.With(("authority-tenant", _tenant.ToString()));
        var claims = _issuer.Claims(_tenant);
        claims[claim] = JsonSerializer.Deserialize<JsonElement>(json.Replace("TENANT", _tenant.ToString(), StringComparison.Ordinal));
        (await CallAsync(_issuer.SignText(Header, JsonSerializer.Serialize(claims)), service)).ShouldBeFault(401, 800001);
    }

    [Fact]
    public async Task Rejects_duplicate_claims() =>
        (await CallAsync(_issuer.SignText(Header, $$"""{"tid":"{{Guid.NewGuid()}}",{{Claims()[1..]}}"""))).ShouldBeFault(401, 800001);

    [Theory]
    [InlineData("1e300")]
    [InlineData("99999999999999999999")]
    [InlineData("253402300800")]
    public async Task A_date_out_of_range_returns_401(string time)
    {
        foreach (var claim in new[] { "exp", "nbf", "iat" })
        {
            var claims = _issuer.Claims(_tenant);
            claims[claim] = JsonSerializer.Deserialize<JsonElement>(time);
            (await CallAsync(_issuer.SignText(Header, JsonSerializer.Serialize(claims)))).Status.ShouldBeLessThan(500, claim);
        }
    }

    [Fact]
    public async Task Rejects_id_tokens_of_the_development_issuer()
    {
        await using var service = await CustomaryFixture.StartAsync(settings: [("require-mfa", "off"), ("authentication", "relaxed")]);
        var response = await SignIn.PostAsync(service, "/contoso/oauth2/v2.0/token", new()
        {
            ["grant_type"] = "password",
            ["client_id"] = SignIn.Resource,
            ["client_secret"] = "secret",
            ["username"] = "ann@contoso.com",
            ["password"] = "any",
        });
        (await CallAsync(response.Json.Text("id_token")!, service)).ShouldBeFault(401, 800001).Json.Text("description")!.ShouldContain("id token");
        (await CallAsync(response.Json.Text("access_token")!, service)).Status.ShouldBe(200);
    }

    private string Claims() => JsonSerializer.Serialize(_issuer.Claims(_tenant));

    private Task<ApiResponse> CallAsync(string token, CustomaryFixture? service = null) => Partner.FromToken(service ?? _service, _tenant, token).GetAsync("/v1/customers");
}
