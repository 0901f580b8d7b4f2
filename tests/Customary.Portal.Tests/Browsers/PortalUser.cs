using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using PlaywrightCookie = Microsoft.Playwright.Cookie;

namespace Customary.Portal.Tests.Browsers;

/// <summary>A person who has signed in to the portal at the development issuer, with the cookies of a browser.</summary>
public sealed class PortalUser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly Uri _address;

    private PortalUser(Uri address) => (_address, Http) = (address, new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = address });

    /// <summary>A client with the cookies. It follows no redirects.</summary>
    public HttpClient Http { get; }

    /// <summary>The cookie of the session, for a browser.</summary>
    internal PlaywrightCookie Cookie => new() { Name = SessionCookie.Name, Value = SessionCookie.Value, Url = _address.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax };

    /// <summary>The cookie of the session: of a partner, or of an administrator of a customer.</summary>
    public System.Net.Cookie SessionCookie => _cookies.GetCookies(_address)["customary-session"] ?? _cookies.GetCookies(_address)["customary-organization"]!;

    /// <summary>A browser without a session.</summary>
    public static PortalUser Anonymous(Uri address) => new(address);

    /// <summary>Adds a cookie, written as <c>name=value</c>.</summary>
    public void Add(string cookie) => _cookies.Add(_address, new System.Net.Cookie(cookie.Split('=')[0], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    /// <summary>A browser at another address with a copy of the cookies.</summary>
    public PortalUser OnNode(Uri address)
    {
        var copy = new PortalUser(address);
        foreach (System.Net.Cookie cookie in _cookies.GetCookies(_address)) copy._cookies.Add(address, new System.Net.Cookie(cookie.Name, cookie.Value));
        return copy;
    }

    /// <summary>Signs in. The domain of the user is the partner.</summary>
    public static async Task<PortalUser> SignInAsync(Uri address, string name)
    {
        var user = new PortalUser(address);
        using var response = await user.SignInAsync(name);
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync());
        return user;
    }

    /// <summary>Signs in as the first administrator of a customer.</summary>
    /// <param name="address">The address of the server.</param>
    /// <param name="customer">The customer as CreateCustomer returned it.</param>
    public static async Task<PortalUser> SignInToOrganizationAsync(Uri address, System.Text.Json.Nodes.JsonNode customer)
    {
        var user = new PortalUser(address);
        using var response = await user.PostAsync("/portal/organization/sign-in", new()
        {
            ["user"] = $"admin@{customer["companyProfile"]!["domain"]}",
            ["password"] = customer["userCredentials"]!["password"]!.GetValue<string>(),
        }, "/portal/organization/sign-in");
        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await response.Content.ReadAsStringAsync());
        return user;
    }

    /// <summary>Signs in and returns the response of the portal to the result of the authority.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string name, string returnPath = "/portal")
    {
        using var start = await Http.GetAsync(new Uri($"/portal/sign-in/start?return={Uri.EscapeDataString(returnPath)}", UriKind.Relative));
        start.StatusCode.ShouldBe(HttpStatusCode.Found, await start.Content.ReadAsStringAsync());
        var authorize = start.Headers.Location!;
        var fields = QueryHelpers.ParseQuery(authorize.Query).ToDictionary(field => field.Key, field => field.Value.ToString());
        (fields["username"], fields["password"]) = (name, "password");
        using var form = new FormUrlEncodedContent(fields);
        using var signedIn = await Http.PostAsync(authorize, form);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Found, await signedIn.Content.ReadAsStringAsync());
        return await Http.GetAsync(signedIn.Headers.Location);
    }

    /// <summary>Gets a page and returns its status and its HTML.</summary>
    public async Task<(HttpStatusCode Status, string Html)> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a form as the page at <paramref name="page"/> would, with its token.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields, string page = "/portal/sign-in")
    {
        var (_, html) = await GetAsync(page);
        fields["form-token"] = System.Text.RegularExpressions.Regex.Match(html, "name=\"form-token\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields);
        return await Http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <summary>Sends a form with a file as the page at <paramref name="page"/> would, with its token.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string path, string field, byte[] content, string page)
    {
        var (_, html) = await GetAsync(page);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(System.Text.RegularExpressions.Regex.Match(html, "name=\"form-token\" value=\"([^\"]+)\"").Groups[1].Value), "form-token" },
            { new ByteArrayContent(content), field, "file" },
        };
        return await Http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public void Dispose() => Http.Dispose();
}
