using System.Buffers.Text;
using System.Text.Json.Nodes;
using Customary.Hosting.Issuer;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>The on-behalf-of grant: an application exchanges a user's token for the application into one for another resource.</summary>
public sealed class OnBehalfOfTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Api = "00001111-aaaa-2222-bbbb-3333cccc7777";
    private const string User = "ann@contoso.com";

    [Theory]
    [MemoryStore("oauth2/v2.0/token", $"api://{Api}/access_as_user", "scope", $"{SignIn.Resource}/.default")]
    [MemoryStore("oauth2/v2.0/token", $"{Api}/.default", "scope", "https://graph.microsoft.com/.default")]
    [MemoryStore("oauth2/token", $"api://{Api}/access_as_user", "resource", SignIn.Resource)]
    public async Task The_token_is_the_same_users_for_the_other_resource(StoreKind store, string path, string scope, string field, string resource)
    {
        var service = await services.GetAsync(store);
        var assertion = await SignInAsync(service, scope);
        var response = await ExchangeAsync(service, assertion, $"/contoso/{path}", (field, resource));
        response.Status.ShouldBe(200, response.Text);
        var (before, after) = (Claims(assertion), Claims(response.Json.Text("access_token")!));
        foreach (var claim in (string[])["upn", "oid", "tid", "sub"]) after.Text(claim).ShouldBe(before.Text(claim), claim);
        (after.Text("appid") ?? after.Text("azp")).ShouldBe(Api);
        after.Text("aud").ShouldBe(resource.Replace("/.default", "", StringComparison.Ordinal));
        after["amr"]!.AsArray().Select(method => method!.GetValue<string>()).ShouldContain("mfa");
        Claims(response.Json.Text("id_token")!).Text("aud").ShouldBe(Api);
        JsonNode.Parse(Base64Url.DecodeFromChars(response.Json.Text("client_info")!))!.Text("uid").ShouldBe(before.Text("oid"));
        var partner = TestPartner.FromToken(service, Guid.Parse(after.Text("tid")!), response.Json.Text("access_token")!);
        (await partner.GetAsync("/v1/customers/relationshiprequests")).Status.ShouldBe(200);

        var refreshed = await SignIn.PostAsync(service, $"/contoso/{path}", new()
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = Api,
            ["client_secret"] = "any",
            ["refresh_token"] = response.Json.Text("refresh_token")!,
        });
        Claims(refreshed.Json.Text("access_token")!).Text("upn").ShouldBe(User);
    }

    [Theory]
    [MemoryStore("common")]
    [MemoryStore("organizations")]
    [MemoryStore("adfs")]
    public async Task Without_a_tenant_in_the_path_the_tenant_is_that_of_the_assertion(StoreKind store, string tenant)
    {
        var service = await services.GetAsync(store);
        var assertion = await SignInAsync(service, $"api://{Api}/access_as_user");
        var response = await ExchangeAsync(service, assertion, $"/{tenant}/oauth2/token", ("resource", SignIn.Resource));
        Claims(response.Json.Text("access_token")!).Text("tid").ShouldBe(Claims(assertion).Text("tid"));
    }

    [Theory, MemoryStore]
    public async Task A_token_for_a_customer_tenant_keeps_the_home_tenant(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var assertion = await SignInAsync(service, $"api://{Api}/access_as_user");
        var customer = Guid.NewGuid().ToString();
        var response = await ExchangeAsync(service, assertion, $"/{customer}/oauth2/v2.0/token", ("scope", $"{Api}/.default"));
        Claims(response.Json.Text("access_token")!).Text("tid").ShouldBe(customer);
        JsonNode.Parse(Base64Url.DecodeFromChars(response.Json.Text("client_info")!))!.Text("utid").ShouldBe(Claims(assertion).Text("tid"));
        var back = await ExchangeAsync(service, response.Json.Text("access_token")!, "/contoso/oauth2/v2.0/token", ("scope", $"{SignIn.Resource}/.default"));
        Claims(back.Json.Text("access_token")!).Text("tid").ShouldBe(Claims(assertion).Text("tid"));
        Claims(back.Json.Text("access_token")!)["idp"].ShouldBeNull();
    }

    [Theory, MemoryStore]
    public async Task An_assertion_for_another_audience_is_refused(StoreKind store)
    {
        var service = await services.GetAsync(store);
        foreach (var scope in (string[])[$"{SignIn.Resource}/.default", "api://other/access_as_user", $"{SignIn.Client}/.default"])
            ShouldBeError(await ExchangeAsync(service, await SignInAsync(service, scope)), "invalid_grant", 500131, 400);
    }

    [Fact]
    public async Task An_expired_assertion_is_refused()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var service = await CustomaryFixture.StartAsync(clock: clock);
        var assertion = await SignInAsync(service, $"api://{Api}/access_as_user");
        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        (await ExchangeAsync(service, assertion)).Status.ShouldBe(200);
        clock.Advance(TimeSpan.FromSeconds(1));
        ShouldBeError(await ExchangeAsync(service, assertion), "invalid_grant", 50013, 400);
    }

    [Theory, MemoryStore]
    public async Task A_forged_assertion_is_refused(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var parts = (await SignInAsync(service, $"api://{Api}/access_as_user")).Split('.');
        ShouldBeError(await ExchangeAsync(service, $"{parts[0]}.{parts[1]}."), "invalid_grant", 50013, 400);
        ShouldBeError(await ExchangeAsync(service, $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}"), "invalid_grant", 50013, 400);
        ShouldBeError(await ExchangeAsync(service, "a.b.c"), "invalid_grant", 50013, 400);
        using var other = System.Security.Cryptography.RSA.Create(2048);
        var claims = Claims(string.Join('.', parts)).AsObject().Where(claim => claim.Key is "iss" or "aud" or "tid" or "upn" or "exp").ToDictionary(
            claim => claim.Key, claim => claim.Key == "exp" ? (object)claim.Value!.GetValue<long>() : claim.Value!.GetValue<string>());
        var forged = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = new(new RsaSecurityKey(other), SecurityAlgorithms.RsaSha256),
        });
        ShouldBeError(await ExchangeAsync(service, forged), "invalid_grant", 50013, 400);
    }

    [Theory, MemoryStore]
    public async Task The_id_token_and_an_application_token_are_no_assertions(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var tokens = await SignIn.PostAsync(service, "/contoso/oauth2/v2.0/token", new()
        {
            ["grant_type"] = "password",
            ["client_id"] = Api,
            ["username"] = User,
            ["password"] = "any",
        });
        ShouldBeError(await ExchangeAsync(service, tokens.Json.Text("id_token")!), "invalid_grant", 50013, 400);
        var application = await SignIn.PostAsync(service, "/contoso/oauth2/v2.0/token", new()
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "other",
            ["client_secret"] = "any",
            ["scope"] = $"{Api}/.default",
        });
        ShouldBeError(await ExchangeAsync(service, application.Json.Text("access_token")!), "invalid_grant", 7000114, 400);
    }

    [Theory, MemoryStore]
    public async Task The_secret_the_use_and_the_assertion_are_required(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var assertion = await SignInAsync(service, $"api://{Api}/access_as_user");
        ShouldBeError(await ExchangeAsync(service, assertion, changes: ("client_secret", "")), "invalid_client", 7000218, 401);
        ShouldBeError(await ExchangeAsync(service, assertion, changes: ("requested_token_use", "")), "invalid_request", 900144, 400);
        ShouldBeError(await ExchangeAsync(service, assertion, changes: ("requested_token_use", "other")), "invalid_request", 900144, 400);
        ShouldBeError(await ExchangeAsync(service, "", changes: []), "invalid_request", 900144, 400);
        (await ExchangeAsync(service, assertion, changes: [("client_secret", ""), ("client_assertion", "any")])).Status.ShouldBe(200);
    }

    private static async Task<string> SignInAsync(CustomaryFixture service, string scope)
    {
        var response = await SignIn.PostAsync(service, "/contoso/oauth2/v2.0/token", new()
        {
            ["grant_type"] = "password",
            ["client_id"] = SignIn.Client,
            ["username"] = User,
            ["password"] = "any",
            ["scope"] = scope,
        });
        response.Status.ShouldBe(200, response.Text);
        return response.Json.Text("access_token")!;
    }

    private static Task<ApiResponse> ExchangeAsync(
        CustomaryFixture service, string assertion, string path = "/contoso/oauth2/v2.0/token", params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = GrantTypes.OnBehalfOf,
            ["requested_token_use"] = "on_behalf_of",
            ["client_id"] = Api,
            ["client_secret"] = "any",
            ["client_info"] = "1",
            ["assertion"] = assertion,
        };
        foreach (var (name, value) in changes) form[name] = value;
        return SignIn.PostAsync(service, path, form);
    }

    private static void ShouldBeError(ApiResponse response, string error, int number, int status)
    {
        response.Status.ShouldBe(status, response.Text);
        response.Json.Text("error").ShouldBe(error);
        response.Json["error_codes"]![0]!.GetValue<int>().ShouldBe(number);
    }

    private static JsonNode Claims(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
}
