using System.Net.Http.Headers;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>A server over HTTPS, which Microsoft's authentication libraries require, and a client that trusts its certificate.</summary>
public sealed class HttpsIssuerFixture : IAsyncLifetime, IDisposable
{
    private readonly TrustedCertificate _trusted = new();
    private CustomaryFixture _service = null!;

    /// <summary>A client without redirects that trusts the server.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>The address of the server.</summary>
    public Uri Address => _service.Http.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        Http = _trusted.Client();
        _service = await CustomaryFixture.StartAsync(settings: [("urls", "https://127.0.0.1:0"), ("certificate", _trusted.Path)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Http.Dispose();
    }

    public void Dispose() => _trusted.Dispose();

    /// <summary>Returns the status of an operation that is called with a token.</summary>
    public async Task<int> CallAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Opens the page of the device code flow in a browser, enters the code and signs in or declines.</summary>
    public async Task AnswerDeviceAsync(string page, string userCode, string action = "sign-in", string user = "ann@contoso.com")
    {
        (await Http.GetStringAsync(new Uri(page))).ShouldContain("user_code");
        var form = SignIn.Hidden(await PostAsync(page, new() { ["user_code"] = userCode }));
        (form["action"], form["username"], form["password"]) = (action, user, "any");
        await PostAsync(page, form);
    }

    private async Task<string> PostAsync(string page, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await Http.PostAsync(new Uri(page), content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
