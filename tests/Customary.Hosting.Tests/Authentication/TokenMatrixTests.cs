using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Partner = Customary.TestKit.TestPartner;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>Tests every route in the route table with every kind of invalid token, so that a new route is covered automatically.</summary>
public sealed class TokenMatrixTests(OidcFixture oidc) : IClassFixture<OidcFixture>, IAsyncLifetime
{
    // Health probes, the API documentation, and the acceptance page, whose users have no token.
    private static readonly string[] WithoutToken = ["/healthz", "/readyz", "/Adminportal/Home", "/openapi/v1.json", "/docs", "/docs/token", "/docs/{asset}", "/", "/schemas/seed.json"];
    private static readonly Guid Neighbor = Guid.NewGuid();
    private readonly Guid _tenant = oidc.Tenant;
    private readonly FakeOidcProvider _issuer = oidc.Provider;
    private CustomaryFixture _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = await oidc.With(("partners", $"{_tenant},contoso.com,sandbox;{Neighbor},fabrikam.com,sandbox"), ("declined", "empty"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Only_listed_routes_accept_requests_without_a_token() =>
        Endpoints().Where(IsOpen).Select(route => route.RoutePattern.RawText!).Except(WithoutToken).ShouldBeEmpty();

    [Theory]
    [InlineData("none", "no bearer token")]
    [InlineData("no JSON Web Token", "not a JSON Web Token")]
    [InlineData("three parts of nonsense", "not a JSON Web Token")]
    [InlineData("expired", "expired")]
    [InlineData("not yet valid", "not valid yet")]
    [InlineData("without expiry", "expiry")]
    [InlineData("foreign key", "key")]
    [InlineData("foreign key under a known name", "signature")]
    [InlineData("wrong audience", "api://customary or api://second")]
    [InlineData("wrong issuer", "issuer")]
    [InlineData("no tenant", "tenant")]
    [InlineData("alg none", "algorithm")]
    [InlineData("HMAC with the public key", "algorithm")]
    [InlineData("removed key", "key")]
    [InlineData("changed after it was signed", "signature")]
    [InlineData("without a second factor", "mfa")]
    public async Task No_route_accepts_an_invalid_token(string kind, string named)
    {
        var token = await TokenAsync(kind);
        foreach (var (method, path, name) in Calls(Guid.NewGuid()).Append(new(HttpMethod.Get, "/v1/there/is/no/such/route", "an unknown route")))
        {
            var response = await SendAsync(method, path, token);
            response.Status.ShouldBe(401, $"{name}: {response.Text}");
            response.Header("WWW-Authenticate").ShouldNotBeNull(name).ShouldStartWith("OAuth realm=urn:cpsvc:cpid:");
            if (method != HttpMethod.Head) response.ShouldBeFault(401, 800001).Text.ShouldContain(named, Case.Sensitive, name);
        }
    }

    [Fact]
    public async Task No_route_accepts_a_partner_outside_the_allow_list()
    {
        var stranger = Guid.NewGuid();
        var token = _issuer.SignIn(stranger);
        foreach (var (method, path, name) in Calls(Guid.NewGuid()))
        {
            var response = await SendAsync(method, path, token);
            response.Status.ShouldBe(403, $"{name}: {response.Text}");
            if (method != HttpMethod.Head) response.ShouldBeFault(403, 800039).Text.ShouldContain(stranger.ToString(), Case.Sensitive, name);
        }
    }

    [Fact]
    public async Task No_route_reads_or_changes_a_customer_of_another_partner()
    {
        var owner = Partner.FromToken(_service, _tenant, _issuer.SignIn(_tenant));
        var customer = (await owner.CreateCustomerAsync())["id"]!.GetValue<Guid>();
        var before = await owner.GetAsync($"/v1/customers/{customer}");
        var etag = before.Json["billingProfile"]!["attributes"]!["etag"]!.GetValue<string>();
        var neighbor = Partner.FromToken(_service, Neighbor, _issuer.SignIn(Neighbor));
        foreach (var (method, path, name) in Calls(customer).Where(call => call.Path.Contains(customer.ToString(), StringComparison.Ordinal)))
        {
            var takesBody = method == HttpMethod.Post || method == HttpMethod.Put || method == HttpMethod.Patch;
            var response = await neighbor.SendAsync(method, path, takesBody ? BodyOf(name, etag) : null);
            response.Status.ShouldBe(404, $"{name}: {response.Text}");
            if (method != HttpMethod.Head) response.ShouldBeFault(404, 60003);
        }

        (await owner.GetAsync($"/v1/customers/{customer}")).Text.ShouldBe(before.Text);
    }

    [Fact]
    public async Task Routes_that_require_a_user_name_the_required_token_type()
    {
        var application = _issuer.SignIn(_tenant, asUser: false);
        var forUsers = Endpoints().Where(route => route.Metadata.GetMetadata<Customary.Hosting.Authentication.RequireUserMetadata>() is not null).ToList();
        forUsers.ShouldNotBeEmpty();
        foreach (var (method, path, name) in Calls(Guid.NewGuid(), forUsers))
            (await SendAsync(method, path, application)).ShouldBeFault(403, 900329).Text.ShouldContain("app+user", Case.Sensitive, name);
    }

    private async Task<string?> TokenAsync(string kind)
    {
        var now = oidc.Clock.GetUtcNow();
        var key = _issuer.Key;
        switch (kind)
        {
            case "none":
                return null;
            case "no JSON Web Token":
                return "not-a-token";
            case "three parts of nonsense":
                return "bm90.YQ.dG9rZW4";
            case "expired":
                return _issuer.SignIn(_tenant, change: claims => (claims["nbf"], claims["exp"]) = (now.AddHours(-2).ToUnixTimeSeconds(), now.AddSeconds(-1).ToUnixTimeSeconds()));
            case "not yet valid":
                return _issuer.SignIn(_tenant, change: claims => claims["nbf"] = now.AddMinutes(10).ToUnixTimeSeconds());
            case "without expiry":
                return _issuer.SignIn(_tenant, change: claims => claims.Remove("exp"));
            case "foreign key":
                return _issuer.Sign(_issuer.Claims(_tenant), FakeOidcProvider.NewKey());
            case "foreign key under a known name":
                var foreign = FakeOidcProvider.NewKey();
                foreign.KeyId = key.KeyId;
                return _issuer.Sign(_issuer.Claims(_tenant), foreign);
            case "wrong audience":
                return _issuer.SignIn(_tenant, change: claims => claims["aud"] = "https://graph.microsoft.com");
            case "wrong issuer":
                return _issuer.SignIn(_tenant, change: claims => claims["iss"] = $"https://elsewhere.example/{_tenant}/v2.0");
            case "no tenant":
                return _issuer.SignIn(_tenant, change: claims => claims.Remove("tid"));
            case "alg none":
                var unsigned = Rewrite(_issuer.SignIn(_tenant), header => header["alg"] = "none");
                return unsigned[..(unsigned.LastIndexOf('.') + 1)];
            case "HMAC with the public key":
                var secret = new SymmetricSecurityKey(Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = key.KeyId };
                return _issuer.Sign(_issuer.Claims(_tenant), secret, SecurityAlgorithms.HmacSha256);
            case "removed key":
                return await SignedWithRemovedKeyAsync();
            case "changed after it was signed":
                var segments = _issuer.SignIn(_tenant).Split('.');
                var claims = JsonNode.Parse(Base64UrlEncoder.Decode(segments[1]))!;
                claims["upn"] = "eve@contoso.com";
                return $"{segments[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{segments[2]}";
            case "without a second factor":
                return _issuer.SignIn(_tenant, change: claims => claims["amr"] = "pwd");
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }
    }

    private async Task<string> SignedWithRemovedKeyAsync()
    {
        var (removed, token) = (_issuer.Key, _issuer.SignIn(_tenant));
        (await SendAsync(HttpMethod.Get, "/v1/customers", token)).Status.ShouldBe(200);
        _issuer.Rotate();
        _issuer.Remove(removed);
        await _service.Services.GetRequiredService<Customary.Hosting.Authentication.OidcSigningKeyProvider>().RefreshAsync();
        return token;
    }

    private static string Rewrite(string token, Action<JsonNode> change)
    {
        var segments = token.Split('.');
        var header = JsonNode.Parse(Base64UrlEncoder.Decode(segments[0]))!;
        change(header);
        return $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{segments[1]}.{segments[2]}";
    }

    private static JsonNode BodyOf(string operation, string etag) => operation switch
    {
        "UpdateCustomer" => new JsonObject { ["relationshipToPartner"] = "none" },
        "UpdateBillingProfile" => With(TestData.BillingProfile(), "attributes", new JsonObject { ["etag"] = etag }),
        "CreateUser" => new JsonObject
        {
            ["usageLocation"] = "US",
            ["userPrincipalName"] = "eve@contoso.onmicrosoft.com",
            ["displayName"] = "Eve",
            ["passwordProfile"] = new JsonObject { ["password"] = "abCD123*" },
        },
        "UpdateQualification" => JsonValue.Create("Education"),
        "CreateQualification" => new JsonObject { ["qualification"] = "StateOwnedEntity" },
        "CreateAgreement" => TestAgreement.Create().AsObject(),
        "UpdateUser" => new JsonObject { ["displayName"] = "Eve" },
        "ResetUserPassword" => new JsonObject { ["passwordProfile"] = new JsonObject { ["password"] = "abCD123*" } },
        "AddRoleMember" => new JsonObject { ["id"] = Guid.NewGuid().ToString() },
        "AddVerifiedDomain" => new JsonObject
        {
            ["verifiedDomainName"] = "eve.example",
            ["domain"] = new JsonObject
            {
                ["authenticationType"] = "Managed",
                ["capability"] = "Email",
                ["name"] = "eve.example",
                ["status"] = "Verified",
                ["verificationMethod"] = "DnsRecord",
            },
        },
        _ => throw new NotSupportedException($"Say here what a good body of {operation} is, so that nothing but the partner is wrong with it."),
    };

    private static JsonObject With(JsonObject body, string name, JsonNode value)
    {
        body[name] = value;
        return body;
    }

    private List<RouteEndpoint> Endpoints() =>
        [.. _service.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    private List<(HttpMethod Method, string Path, string Name)> Calls(Guid customer, IReadOnlyList<RouteEndpoint>? routes = null)
    {
        var calls = (
            from route in routes ?? Endpoints()
            where !IsOpen(route)
            from method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            select (new HttpMethod(method), PathOf(route, customer), route.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName)).ToList();
        calls.ShouldNotBeEmpty();
        return calls;
    }

    private static bool IsOpen(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string PathOf(RouteEndpoint route, Guid customer) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: "id" } => customer.ToString(),
            _ => "contoso",
        }))));

    private async Task<ApiResponse> SendAsync(HttpMethod method, string path, string? token)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await _service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }
}
