using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>A partner that calls the server with its own token.</summary>
public sealed class TestPartner
{
    private readonly CustomaryFixture _service;

    private TestPartner(CustomaryFixture service, Guid tenant, string token) => (_service, Tenant, Token) = (service, tenant, token);

    public Guid Tenant { get; }

    public string Token { get; }

    public static async Task<TestPartner> SignInAsync(CustomaryFixture service, bool asUser, string tenant)
    {
        var form = new Dictionary<string, string>
        {
            ["client_id"] = "tests",
            ["client_secret"] = "secret",
            ["grant_type"] = asUser ? "password" : "client_credentials",
            ["scope"] = "https://api.partnercenter.microsoft.com/.default",
        };
        if (asUser) (form["username"], form["password"]) = ("ann@contoso.com", "password");
        using var content = new FormUrlEncodedContent(form);
        using var response = await service.Http.PostAsync(new Uri($"/{tenant}/oauth2/v2.0/token", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        var token = (await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>();
        var payload = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]))!;
        return new(service, Guid.Parse(payload["tid"]!.GetValue<string>()), token);
    }

    /// <summary>A partner with a token from another issuer.</summary>
    public static TestPartner FromToken(CustomaryFixture service, Guid tenant, string token) => new(service, tenant, token);

    /// <summary>The same partner with the same token on another server.</summary>
    public TestPartner OnNode(CustomaryFixture node) => new(node, Tenant, Token);

    /// <summary>Sends a request with the token. A string is sent unchanged, any other body as JSON.</summary>
    public async Task<ApiResponse> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _service.Http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }

    public Task<ApiResponse> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<ApiResponse> PostAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<ApiResponse> PutAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, body, headers);

    public Task<ApiResponse> PatchAsync(string path, object body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, body, headers);

    public Task<ApiResponse> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Creates a customer and returns the response body.</summary>
    /// <param name="change">Changes the valid body before it is sent.</param>
    public async Task<JsonNode> CreateCustomerAsync(Action<JsonNode>? change = null)
    {
        var response = await PostAsync("/v1/customers", TestData.Customer(change));
        response.Status.ShouldBe(201, response.Text);
        return response.Json;
    }
}
