using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>Tests the discovery paths that clients use.</summary>
public sealed class DiscoveryTests(SharedFixtures services) : IClassFixture<SharedFixtures>
{
    [Theory]
    [InlineData("/contoso/.well-known/openid-configuration")]
    [InlineData("/contoso/v2.0/.well-known/openid-configuration")]
    [InlineData("/common/v2.0/.well-known/openid-configuration")]
    [InlineData("/adfs/.well-known/openid-configuration")]
    public async Task Discovery_documents_reference_existing_endpoints(string path)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var document = (await GetAsync(service, path)).Json;
        (await GetAsync(service, document["jwks_uri"]!.GetValue<string>())).Json["keys"]!.AsArray().Count.ShouldBe(1);
        (await GetAsync(service, document["authorization_endpoint"]!.GetValue<string>())).Status.ShouldBe(400);
        (await SignIn.PostAsync(service, new Uri(document["token_endpoint"]!.GetValue<string>()).AbsolutePath, [])).Json["error"]!.GetValue<string>().ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("/contoso/.well-known/openid-configuration", "/contoso/oauth2/token")]
    [InlineData("/contoso/v2.0/.well-known/openid-configuration", "/contoso/oauth2/v2.0/token")]
    public async Task The_issuer_of_a_token_equals_that_of_its_discovery_document(string discovery, string path)
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var issued = await SignIn.PostAsync(service, path, Application("tests"));
        var issuer = (await GetAsync(service, discovery)).Json["issuer"]!.GetValue<string>();
        Payload(issued)["iss"]!.GetValue<string>().ShouldBe(issuer);
    }

    [Fact]
    public async Task The_common_document_has_a_tenant_placeholder() =>
        (await GetAsync(await services.GetAsync(StoreKind.Memory), "/common/v2.0/.well-known/openid-configuration"))
            .Json["issuer"]!.GetValue<string>().ShouldEndWith("/{tenantid}/v2.0");

    [Fact]
    public async Task The_adfs_tenant_is_derived_from_the_client()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var ofName = Payload(await SignIn.PostAsync(service, "/adfs/oauth2/token", Application("contoso")));
        ofName["tid"]!.GetValue<Guid>().ShouldBe((await service.SignInAsync(tenant: "contoso")).Tenant);
        var ofId = Payload(await SignIn.PostAsync(service, "/adfs/oauth2/token", Application(SignIn.Client)));
        ofId["tid"]!.GetValue<string>().ShouldBe(SignIn.Client);
        ofName["aud"]!.GetValue<string>().ShouldBe(SignIn.Resource);
    }

    [Fact]
    public async Task Instance_discovery_returns_this_server_and_the_requested_host()
    {
        var service = await services.GetAsync(StoreKind.Memory);
        var asked = Uri.EscapeDataString("https://login.microsoftonline.com/contoso/oauth2/v2.0/authorize");
        var response = await GetAsync(service, $"/common/discovery/instance?api-version=1.1&authorization_endpoint={asked}");
        var own = service.Http.BaseAddress!;
        response.Json["tenant_discovery_endpoint"]!.GetValue<string>().ShouldBe($"{own}contoso/v2.0/.well-known/openid-configuration");
        response.Json["metadata"]![0]!["preferred_network"]!.GetValue<string>().ShouldBe(own.Authority);
        response.Json["metadata"]![0]!["aliases"]!.AsArray().Select(alias => alias!.GetValue<string>()).ShouldBe([own.Authority, "login.microsoftonline.com"]);
    }

    private static Dictionary<string, string> Application(string client) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = client,
        ["client_secret"] = "secret",
        ["scope"] = $"{SignIn.Resource}/.default",
    };

    private static async Task<ApiResponse> GetAsync(CustomaryFixture service, string address)
    {
        using var response = await service.Http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        return await ApiResponse.ReadAsync(response);
    }

    private static JsonNode Payload(ApiResponse issued) =>
        JsonNode.Parse(Base64Url.DecodeFromChars(issued.Json["access_token"]!.GetValue<string>().Split('.')[1]))!;
}
