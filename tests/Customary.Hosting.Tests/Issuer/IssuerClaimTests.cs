using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>The claims and the client info from which clients recognize a user.</summary>
public sealed class IssuerClaimTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string User = "ann@contoso.com";
    private const string Customer = "00001111-aaaa-2222-bbbb-3333cccc9999";

    [Theory, MemoryStore]
    public async Task A_token_of_a_customer_tenant_has_the_client_info_of_the_home_tenant(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var home = await SignInAsync(service, "/contoso/oauth2/v2.0/token");
        var guest = await RefreshAsync(service, $"/{Customer}/oauth2/v2.0/token", home);
        var (homeToken, guestToken) = (Claims(home, "access_token"), Claims(guest, "access_token"));
        guestToken.Text("tid").ShouldBe(Customer);
        guestToken.Text("upn").ShouldBe(User);
        ClientInfo(guest).ToJsonString().ShouldBe(ClientInfo(home).ToJsonString());
        ClientInfo(home).Text("utid").ShouldBe(homeToken.Text("tid"));
        ClientInfo(home).Text("uid").ShouldBe(homeToken.Text("oid"));
        guestToken.Text("oid").ShouldNotBe(homeToken.Text("oid"));
        guestToken.Text("idp")!.ShouldEndWith($"/{homeToken.Text("tid")}/");
        homeToken["idp"].ShouldBeNull();
    }

    [Theory]
    [MemoryStore("contoso")]
    [MemoryStore("organizations")]
    [MemoryStore("common")]
    public async Task The_refresh_token_of_a_customer_tenant_leads_back_to_the_home_tenant(StoreKind store, string tenant)
    {
        var service = await services.GetAsync(store);
        var home = await SignInAsync(service, "/contoso/oauth2/token");
        var guest = await RefreshAsync(service, $"/{Customer}/oauth2/token", home);
        var back = await RefreshAsync(service, $"/{tenant}/oauth2/token", guest);
        Claims(back, "access_token").Text("tid").ShouldBe(Claims(home, "access_token").Text("tid"));
        Claims(back, "access_token")["idp"].ShouldBeNull();
        ClientInfo(back).ToJsonString().ShouldBe(ClientInfo(home).ToJsonString());
    }

    [Theory, MemoryStore]
    public async Task An_id_token_of_version_1_has_the_user_principal_name(StoreKind store)
    {
        var service = await services.GetAsync(store);
        Claims(await SignInAsync(service, "/contoso/oauth2/token"), "id_token").Text("upn").ShouldBe(User);
        var v2 = Claims(await SignInAsync(service, "/contoso/oauth2/v2.0/token"), "id_token");
        v2.Text("preferred_username").ShouldBe(User);
        v2["upn"].ShouldBeNull();
    }

    [Theory, MemoryStore]
    public async Task An_id_token_of_adfs_has_no_tenant(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var response = await SignInAsync(service, "/adfs/oauth2/token");
        Claims(response, "id_token").AsObject().ContainsKey("tid").ShouldBeFalse();
        Claims(response, "id_token").Text("upn").ShouldBe(User);
        Claims(response, "access_token").Text("tid").ShouldNotBeNull();
        Claims(await SignInAsync(service, "/contoso/oauth2/token"), "id_token").Text("tid").ShouldNotBeNull();
    }

    [Theory, MemoryStore]
    public async Task The_response_names_the_requested_scopes(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var response = await SignInAsync(service, "/contoso/oauth2/v2.0/token", $"openid {SignIn.Resource}/.default offline_access");
        response.Json.Text("scope").ShouldBe($"{SignIn.Resource}/user_impersonation {SignIn.Resource}/.default");
        Claims(response, "access_token").Text("scp").ShouldBe("user_impersonation");
    }

    [Theory]
    [MemoryStore("api://00001111-aaaa-2222-bbbb-3333cccc4444")]
    [MemoryStore("00001111-aaaa-2222-bbbb-3333cccc4444")]
    public async Task A_token_for_an_application_is_not_accepted_by_the_API(StoreKind store, string application)
    {
        var service = await services.GetAsync(store);
        var response = await SignInAsync(service, "/contoso/oauth2/v2.0/token", $"{application}/access_as_user");
        var claims = Claims(response, "access_token");
        claims.Text("aud").ShouldBe(application);
        claims.Text("scp").ShouldBe("access_as_user");
        var partner = TestPartner.FromToken(service, Guid.Parse(claims.Text("tid")!), response.Json.Text("access_token")!);
        (await partner.GetAsync("/v1/customers")).ShouldBeFault(401, 800001);
    }

    private static async Task<ApiResponse> SignInAsync(CustomaryFixture service, string path, string scope = $"{SignIn.Resource}/.default")
    {
        var response = await SignIn.PostAsync(service, path, new()
        {
            ["grant_type"] = "password",
            ["client_id"] = "app",
            ["client_info"] = "1",
            ["username"] = User,
            ["password"] = "any",
            ["scope"] = scope,
        });
        response.Status.ShouldBe(200, response.Text);
        return response;
    }

    private static async Task<ApiResponse> RefreshAsync(CustomaryFixture service, string path, ApiResponse tokens)
    {
        var response = await SignIn.PostAsync(service, path, new()
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = "app",
            ["client_info"] = "1",
            ["refresh_token"] = tokens.Json.Text("refresh_token")!,
        });
        response.Status.ShouldBe(200, response.Text);
        return response;
    }

    private static JsonNode ClientInfo(ApiResponse response) => JsonNode.Parse(Base64Url.DecodeFromChars(response.Json.Text("client_info")!))!;

    private static JsonNode Claims(ApiResponse response, string token) => JsonNode.Parse(Base64Url.DecodeFromChars(response.Json.Text(token)!.Split('.')[1]))!;
}
