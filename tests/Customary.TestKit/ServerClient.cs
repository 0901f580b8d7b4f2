using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Customary.TestKit;

/// <summary>A client of a server in another process. The token stays valid when that process restarts.</summary>
internal sealed class ServerClient(Uri address, string token) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public static async Task<string> SignInAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = "tests",
            ["grant_type"] = "password",
            ["username"] = "ann@contoso.com",
            ["password"] = "password",
            ["scope"] = "https://api.partnercenter.microsoft.com/.default",
        });
        using var response = await http.PostAsync(new Uri("/contoso/oauth2/v2.0/token", UriKind.Relative), form);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!.GetValue<string>();
    }

    public Task<ApiResponse> CreateAsync(CrashWorkload.SentCustomer customer) => SendAsync(HttpMethod.Post, "/v1/customers", customer.Body, customer.RequestId);

    public async Task<ApiResponse> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? requestId = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", token);
        if (requestId is not null) request.Headers.Add("MS-RequestId", requestId);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        return await ApiResponse.ReadAsync(response);
    }

    public void Dispose() => _http.Dispose();
}
