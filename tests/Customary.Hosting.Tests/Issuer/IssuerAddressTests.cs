using System.Buffers.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>
/// A server with several addresses: discovery documents and tokens name the address that the client used, and the API accepts
/// the tokens of all of them.
/// </summary>
public sealed class IssuerAddressTests : IAsyncLifetime
{
    private const string PublicUrl = "https://login.customary.test";
    private CustomaryFixture _service = null!;
    private CustomaryFixture _named = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await CustomaryFixture.StartAsync(settings: [("urls", "http://127.0.0.1:0;http://[::1]:0")]);
        _named = await CustomaryFixture.StartAsync(settings: [("urls", "http://0.0.0.0:0"), ("development-issuer", "on"), ("public-url", PublicUrl)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _named.DisposeAsync();
    }

    [Fact]
    public async Task Discovery_names_each_listening_address_at_which_it_is_asked()
    {
        var addresses = Addresses(_service);
        addresses.Count.ShouldBe(2);
        foreach (var address in addresses) await ShouldNameAsync(address, new Uri(address).Authority, address);
    }

    [Fact]
    public async Task Localhost_is_a_name_of_the_loopback_addresses()
    {
        var address = Addresses(_service)[0];
        var name = $"localhost:{new Uri(address).Port}";
        await ShouldNameAsync(address, name, $"http://{name}");
        await ShouldNameAsync(address, name.ToUpperInvariant(), $"http://{name}");
    }

    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:5080")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("localhost:1")]
    public async Task Another_host_gets_the_public_url(string host)
    {
        var address = Addresses(_service)[0];
        await ShouldNameAsync(address, host, address);
        var port = new Uri(Addresses(_named)[0]).Port;
        await ShouldNameAsync($"http://127.0.0.1:{port}", host, PublicUrl);
    }

    [Fact]
    public async Task A_server_on_all_interfaces_recognizes_the_address_of_the_connection()
    {
        var address = $"http://127.0.0.1:{new Uri(Addresses(_named)[0]).Port}";
        await ShouldNameAsync(address, new Uri(address).Authority, address);
    }

    [Fact]
    public async Task The_API_accepts_tokens_of_every_address_at_every_address()
    {
        var port = new Uri(Addresses(_named)[0]).Port;
        foreach (var host in (string[])[$"127.0.0.1:{port}", $"localhost:{port}", "login.customary.test"])
        {
            var token = await GetTokenAsync($"http://127.0.0.1:{port}", host);
            JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.Text("iss")!.ShouldContain(host);
            foreach (var other in (string[])[$"127.0.0.1:{port}", $"localhost:{port}", "login.customary.test"])
                (await SendAsync($"http://127.0.0.1:{port}", other, "/v1/customers", token: token)).Status.ShouldBe(200);
        }
    }

    private static async Task ShouldNameAsync(string address, string host, string expected)
    {
        foreach (var (path, endpoints) in ((string, string)[])[("/contoso/.well-known/openid-configuration", "oauth2"), ("/contoso/v2.0/.well-known/openid-configuration", "oauth2/v2.0")])
        {
            var document = (await SendAsync(address, host, path)).Json;
            document.Text("token_endpoint").ShouldBe($"{expected}/contoso/{endpoints}/token");
            document.Text("authorization_endpoint").ShouldBe($"{expected}/contoso/{endpoints}/authorize");
            document.Text("jwks_uri")!.ShouldStartWith($"{expected}/contoso/discovery/");
            document.Text("issuer")!.ShouldStartWith($"{expected}/");
        }

        (await SendAsync(address, host, "/common/discovery/instance")).Json.Text("tenant_discovery_endpoint")!.ShouldStartWith($"{expected}/");
    }

    private static async Task<string> GetTokenAsync(string address, string host)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "app", ["client_secret"] = "any" });
        return (await SendAsync(address, host, "/contoso/oauth2/v2.0/token", form)).Json.Text("access_token")!;
    }

    private static async Task<ApiResponse> SendAsync(string address, string host, string path, HttpContent? form = null, string? token = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address + path) { Content = form, Headers = { Host = host } };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var response = await http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }

    private static List<string> Addresses(CustomaryFixture service) =>
        [.. service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
}
