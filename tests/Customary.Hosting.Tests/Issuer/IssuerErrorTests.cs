using System.Net.Http.Headers;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>Below the paths of the development issuer, clients get OAuth errors for everything that fails.</summary>
public sealed class IssuerErrorTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    private const string Fields = "error error_description error_codes timestamp trace_id correlation_id";

    [Theory]
    [MemoryStore("GET", "/contoso/oauth2/nonsense", 404, 9002313)]
    [MemoryStore("POST", "/contoso/oauth2/v2.0/nonsense", 404, 9002313)]
    [MemoryStore("POST", "/contoso/OAuth2", 404, 9002313)]
    [MemoryStore("GET", "/adfs/oauth2/nonsense/more", 404, 9002313)]
    [MemoryStore("GET", "/contoso/v2.0/nonsense", 404, 9002313)]
    [MemoryStore("GET", "/contoso/discovery/v3.0/keys", 404, 9002313)]
    [MemoryStore("GET", "/contoso/userrealm", 404, 9002313)]
    [MemoryStore("GET", "/contoso/oauth2/token", 405, 900561)]
    [MemoryStore("GET", "/contoso/oauth2/v2.0/token", 405, 900561)]
    [MemoryStore("PUT", "/adfs/oauth2/token", 405, 900561)]
    [MemoryStore("DELETE", "/contoso/oauth2/authorize", 405, 900561)]
    public async Task An_unknown_path_or_method_returns_an_OAuth_error(StoreKind store, string method, string path, int status, int number)
    {
        var service = await services.GetAsync(store);
        using var request = new HttpRequestMessage(new(method), path);
        using var message = await service.Http.SendAsync(request);
        var response = await ApiResponse.ReadAsync(message);
        ShouldBeError(response, status, "invalid_request", number);
        if (status == 405) response.Json.Text("error_description")!.ShouldContain(response.Header("Allow")!);
    }

    [Theory]
    [MemoryStore("/v1/oauth2/nonsense")]
    [MemoryStore("/v1/customers/oauth2")]
    public async Task A_path_of_the_API_keeps_the_faults_of_the_API(StoreKind store, string path)
    {
        using var message = await (await services.GetAsync(store)).Http.GetAsync(new Uri(path, UriKind.Relative));
        (await ApiResponse.ReadAsync(message)).ShouldBeFault(401, 800001);
    }

    [Theory]
    [MemoryStore("/contoso/oauth2/token")]
    [MemoryStore("/contoso/oauth2/v2.0/token")]
    [MemoryStore("/adfs/oauth2/token")]
    public async Task A_body_that_cannot_be_read_returns_an_OAuth_error(StoreKind store, string path)
    {
        var service = await services.GetAsync(store);
        ShouldBeError(await PostAsync(service, path, "grant_type=password"u8.ToArray(), encoding: "gzip"), 415, "invalid_request", 9002313);
        ShouldBeError(await PostAsync(service, path, [0xFF, 0xFE]), 400, "invalid_request", 9002313);
        ShouldBeError(await PostAsync(service, path, "{}"u8.ToArray(), type: "application/json"), 400, "invalid_request", 900144);
    }

    [Theory]
    [MemoryStore("Client_Credentials", "&client_secret=any")]
    [MemoryStore("CLIENT_CREDENTIALS", "&client_secret=any")]
    [MemoryStore("Password", "&username=ann@contoso.com&password=any")]
    public async Task The_case_of_the_grant_type_does_not_matter(StoreKind store, string grant, string fields)
    {
        var service = await services.GetAsync(store);
        var form = System.Text.Encoding.ASCII.GetBytes($"grant_type={grant}&client_id=app{fields}");
        (await PostAsync(service, "/contoso/oauth2/token", form)).Status.ShouldBe(200);
        (await PostAsync(service, "/contoso/oauth2/v2.0/token", form)).Status.ShouldBe(200);
    }

    [Theory]
    [MemoryStore("implicit")]
    [MemoryStore("urn:ietf:params:oauth:grant-type:saml2-bearer")]
    public async Task An_unsupported_grant_names_the_supported_ones(StoreKind store, string grant)
    {
        var service = await services.GetAsync(store);
        var response = await PostAsync(service, "/contoso/oauth2/v2.0/token", System.Text.Encoding.ASCII.GetBytes($"grant_type={grant}&client_id=app"));
        ShouldBeError(response, 400, "unsupported_grant_type", 70003);
        using var message = await service.Http.GetAsync(new Uri("/contoso/v2.0/.well-known/openid-configuration", UriKind.Relative));
        foreach (var supported in (await ApiResponse.ReadAsync(message)).Json["grant_types_supported"]!.AsArray())
            response.Json.Text("error_description")!.ShouldContain(supported!.GetValue<string>());
    }

    private static void ShouldBeError(ApiResponse response, int status, string error, int number)
    {
        response.Status.ShouldBe(status, response.Text);
        response.Json.Members().ShouldBe(Fields);
        response.Json.Text("error").ShouldBe(error);
        response.Json.Text("error_description")!.ShouldStartWith($"AADSTS{number}: ");
        response.Json["error_codes"]!.AsArray().Single()!.GetValue<int>().ShouldBe(number);
        response.Header("Cache-Control").ShouldBe("no-store");
    }

    private static async Task<ApiResponse> PostAsync(
        CustomaryFixture service, string path, byte[] body, string type = "application/x-www-form-urlencoded", string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        using var response = await service.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ApiResponse.ReadAsync(response);
    }
}
