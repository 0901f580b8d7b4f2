using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Customary.Hosting.Tests.Issuer;

/// <summary>Simulates a browser at the sign-in page and the client that it returns to.</summary>
internal static partial class SignIn
{
    public const string Client = "00001111-aaaa-2222-bbbb-3333cccc4444";
    public const string Redirect = "https://client.example/back";
    public const string Resource = "https://api.partnercenter.microsoft.com";

    /// <summary>Returns an authorization request with changes; an empty value removes a field.</summary>
    public static Dictionary<string, string> Request(params (string Name, string Value)[] changes)
    {
        var request = new Dictionary<string, string>
        {
            ["client_id"] = Client,
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["state"] = "a state & more",
        };
        foreach (var (name, value) in changes)
            if (value.Length > 0) request[name] = value;
            else request.Remove(name);
        return request;
    }

    public static async Task<ApiResponse> OpenAsync(CustomaryFixture service, string path, Dictionary<string, string> request)
    {
        using var response = await service.Http.GetAsync(new Uri(QueryHelpers.AddQueryString(path, request!), UriKind.Relative));
        return await ApiResponse.ReadAsync(response);
    }

    /// <summary>Fills in the sign-in page and posts it, as a browser does.</summary>
    public static async Task<ApiResponse> SubmitAsync(CustomaryFixture service, string path, Dictionary<string, string> request, string user = "ann@contoso.com")
    {
        var page = await OpenAsync(service, path, request);
        page.Status.ShouldBe(200, page.Text);
        var form = Hidden(page.Text);
        (form["username"], form["password"]) = (user, "any");
        return await PostAsync(service, path, form);
    }

    /// <summary>Returns the parameters that the client received in the query, the fragment or the form.</summary>
    public static Dictionary<string, string> ReadParameters(ApiResponse response)
    {
        if (response.Header("Location") is not { } location) return Hidden(response.Text);
        response.Status.ShouldBe(302);
        location.ShouldStartWith(Redirect);
        return QueryHelpers.ParseQuery(location[(location.IndexOfAny(['?', '#']) + 1)..]).ToDictionary(field => field.Key, field => field.Value.ToString());
    }

    public static Task<ApiResponse> RedeemAsync(CustomaryFixture service, string path, string code, params (string Name, string Value)[] changes)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = Client,
            ["client_secret"] = "secret",
            ["redirect_uri"] = Redirect,
            ["code"] = code,
        };
        foreach (var (name, value) in changes)
            if (value.Length > 0) form[name] = value;
            else form.Remove(name);
        return PostAsync(service, path, form);
    }

    public static async Task<ApiResponse> PostAsync(CustomaryFixture service, string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await service.Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ApiResponse.ReadAsync(response);
    }

    /// <summary>Returns the hidden fields of a page.</summary>
    public static Dictionary<string, string> Hidden(string page) =>
        HiddenField().Matches(page).ToDictionary(field => WebUtility.HtmlDecode(field.Groups[1].Value), field => WebUtility.HtmlDecode(field.Groups[2].Value));

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")]
    private static partial Regex HiddenField();
}
