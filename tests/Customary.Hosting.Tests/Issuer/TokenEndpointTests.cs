using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Issuer;

public sealed class TokenEndpointTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Client = "client_id=app&client_secret=secret";
    private const string User = "grant_type=password&username=ann@contoso.com&password=any&";

    [Theory, MemoryStore]
    public async Task Version_1_returns_numbers_as_strings_and_the_resource(StoreKind store)
    {
        var response = await RequestTokenAsync(await services.GetAsync(store), "/contoso/oauth2/token", $"grant_type=client_credentials&{Client}&resource=https://graph.windows.net");
        response.Status.ShouldBe(200, response.Text);
        response.Json.Members().ShouldBe("token_type expires_in ext_expires_in expires_on not_before resource access_token");
        response.Json.Text("expires_in").ShouldBe("3600");
        response.Json.Text("resource").ShouldBe("https://graph.windows.net");
        response.Header("Cache-Control").ShouldBe("no-store");
        Claims(response).AsObject().Select(claim => claim.Key).ShouldBe(["aud", "iss", "iat", "nbf", "exp", "tid", "uti", "ver", "appid", "appidacr", "idtyp", "oid", "sub"], ignoreOrder: true);
    }

    [Theory, MemoryStore]
    public async Task A_user_gets_a_refresh_token_an_id_token_and_the_mfa_claim(StoreKind store)
    {
        var response = await RequestTokenAsync(await services.GetAsync(store), "/contoso/oauth2/v2.0/token", User + Client);
        response.Json.Members().ShouldBe("token_type expires_in ext_expires_in access_token scope refresh_token id_token");
        response.Json["expires_in"]!.GetValue<int>().ShouldBe(3600);
        var claims = Claims(response);
        claims["amr"]!.AsArray().Select(method => method!.GetValue<string>()).ShouldContain("mfa");
        claims.Text("upn").ShouldBe("ann@contoso.com");
        claims.Text("scp").ShouldBe("user_impersonation");
    }

    [Theory]
    [MemoryStore("oauth2/token", "&resource=https://api.partnercenter.microsoft.com")]
    [MemoryStore("oauth2/v2.0/token", "&scope=https://partner.partnercenterapi.microsoftonline.cn/.default")]
    [MemoryStore("oauth2/v2.0/token", "&scope=openid offline_access https://graph.cloudapi.de/user_impersonation")]
    [MemoryStore("oauth2/v2.0/token", "&scope=fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd/.default")]
    [MemoryStore("oauth2/token", "")]
    public async Task Every_documented_resource_yields_an_accepted_token(StoreKind store, string path, string resource)
    {
        var service = await services.GetAsync(store);
        var response = await RequestTokenAsync(service, $"/{Guid.NewGuid()}/{path}", User + Client + resource);
        response.Status.ShouldBe(200, response.Text);
        (await CallAsync(service, response.Json.Text("access_token")!)).Status.ShouldBe(200);
    }

    [Theory, MemoryStore]
    public async Task A_refresh_token_yields_another_token_of_the_same_user(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var first = await RequestTokenAsync(service, "/contoso/oauth2/token", User + Client);
        var again = await RequestTokenAsync(service, "/contoso/oauth2/token", $"grant_type=refresh_token&refresh_token={first.Json.Text("refresh_token")}&{Client}");
        again.Status.ShouldBe(200, again.Text);
        Claims(again).Text("upn").ShouldBe("ann@contoso.com");
        Claims(again).Text("tid").ShouldBe(Claims(first).Text("tid"));
        (await CallAsync(service, again.Json.Text("access_token")!)).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("", "invalid_request", 400)]
    [MemoryStore("grant_type=client_credentials", "invalid_request", 400)]
    [MemoryStore("grant_type=client_credentials&client_id=app", "invalid_client", 401)]
    [MemoryStore($"grant_type=magic&{Client}", "unsupported_grant_type", 400)]
    [MemoryStore($"grant_type=password&username=ann&{Client}", "invalid_request", 400)]
    [MemoryStore($"grant_type=refresh_token&refresh_token=forged&{Client}", "invalid_grant", 400)]
    [MemoryStore($"grant_type=client_credentials&{Client}&scope=https://example.com/.default", "invalid_scope", 400)]
    public async Task An_invalid_request_returns_an_OAuth_error(StoreKind store, string form, string error, int status)
    {
        var response = await RequestTokenAsync(await services.GetAsync(store), "/contoso/oauth2/v2.0/token", form);
        response.Status.ShouldBe(status, response.Text);
        response.Json.Text("error").ShouldBe(error);
        response.Json.Members().ShouldBe("error error_description error_codes timestamp trace_id correlation_id");
    }

    [Theory, MemoryStore]
    public async Task A_tenant_name_is_case_insensitive_and_common_means_the_tenant_of_the_user(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var named = Claims(await RequestTokenAsync(service, "/Contoso.com/oauth2/token", $"grant_type=client_credentials&{Client}")).Text("tid");
        Claims(await RequestTokenAsync(service, "/contoso.COM/oauth2/v2.0/token", $"grant_type=client_credentials&{Client}")).Text("tid").ShouldBe(named);
        Claims(await RequestTokenAsync(service, "/common/oauth2/token", User + Client)).Text("tid").ShouldBe(named);
        (await RequestTokenAsync(service, "/common/oauth2/token", $"grant_type=client_credentials&{Client}")).Json.Text("error").ShouldBe("invalid_request");
    }

    [Theory, MemoryStore]
    public async Task The_adfs_tenant_is_that_of_the_client(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var form = "grant_type=client_credentials&client_secret=secret&client_id=";
        var one = Claims(await RequestTokenAsync(service, "/adfs/oauth2/token", form + "one")).Text("tid");
        Claims(await RequestTokenAsync(service, "/adfs/oauth2/token", form + "two")).Text("tid").ShouldNotBe(one);
        Claims(await RequestTokenAsync(service, "/adfs/oauth2/token", form + "one")).Text("tid").ShouldBe(one);
    }

    [Theory]
    [AllStores("/contoso/.well-known/openid-configuration")]
    [AllStores("/contoso/v2.0/.well-known/openid-configuration")]
    public async Task Discovery_references_the_token_endpoint_and_its_keys(StoreKind store, string path)
    {
        var service = await services.GetAsync(store);
        var document = (await service.Http.GetFromJsonAsync<JsonNode>(path))!;
        var response = await RequestTokenAsync(service, new Uri(document.Text("token_endpoint")!).AbsolutePath, $"grant_type=client_credentials&{Client}");
        Claims(response).Text("iss").ShouldBe(document.Text("issuer"));
        var keys = (await service.Http.GetFromJsonAsync<JsonNode>(document.Text("jwks_uri")!))!;
        var header = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(response.Json.Text("access_token")!.Split('.')[0]))!;
        keys["keys"]![0]!.Text("kid").ShouldBe(header.Text("kid"));
    }

    [Theory, MemoryStore]
    public async Task Echoes_the_client_request_id_only_if_a_header_can_contain_it(StoreKind store)
    {
        var service = await services.GetAsync(store);
        var id = Guid.NewGuid().ToString();
        var head = "POST /contoso/oauth2/token HTTP/1.1\nHost: test\nContent-Type: application/x-www-form-urlencoded\nclient-request-id: " + id;
        var form = System.Text.Encoding.ASCII.GetBytes($"grant_type=client_credentials&{Client}");
        (await RawRequest.SendAsync(service, head, form)).Header("client-request-id").ShouldBe(id);
        var response = await RawRequest.SendAsync(service, $"{head}\u00A0", form);
        response.Status.ShouldBe(200);
        response.Header("client-request-id").ShouldBeNull();
    }

    private static JsonNode Claims(ApiResponse response) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(response.Json.Text("access_token")!.Split('.')[1]))!;

    private static async Task<ApiResponse> RequestTokenAsync(CustomaryFixture service, string path, string form)
    {
        using var content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await service.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ApiResponse.ReadAsync(response);
    }

    private static async Task<ApiResponse> CallAsync(CustomaryFixture service, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/customers/relationshiprequests") { Headers = { Authorization = new("Bearer", token) } };
        using var response = await service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }
}
