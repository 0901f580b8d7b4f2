using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Customary.Portal.Pages;

namespace Customary.Hosting.Issuer;

/// <summary>
/// The HTML pages of the development issuer. They work without scripts, in the look of the portal.
/// </summary>
internal static class IssuerPage
{
    /// <summary>Warns a user who takes the page for a real sign-in.</summary>
    internal const string DevelopmentNotice = "This is a development issuer: it accepts any user name and any password. Do not enter a real password.";

    /// <summary>Asks again for the user and the password.</summary>
    internal const string RetryMessage = "<p class=\"summary\" role=\"alert\" data-variant=\"error\">Enter a user name, such as ann@contoso.com, and a password.</p>";

    private const string Submit = "document.forms[0].submit()";

    // Allows only the script that submits the form. There is no form-action, because the form is posted to the client's redirect URI.
    private static readonly string Policy = $"{PlainPage.Policy}; script-src '{Hash(Submit)}'";

    // Allows forms that are posted to this server, and no script.
    private const string FormPolicy = $"{PlainPage.Policy}; form-action 'self'";

    /// <summary>Returns the page that asks for a user and a password.</summary>
    public static IResult SignIn(HttpContext context, string tenant, AuthorizationRequest request, bool isRetry) => Page(context, 200, "Sign in", $"""
        <h1>Sign in</h1>
        <p>The application <b>{Encode(request.Client!)}</b> asks you to sign in to <b>{Encode(tenant)}</b>.</p>
        <p class="detail">{DevelopmentNotice}</p>
        {(isRetry ? RetryMessage : "")}
        <form method="post" autocomplete="off" class="form">
        {Hidden(request.Fields)}
        <div data-field><label for="username">User</label><input id="username" name="username" required autofocus value="{Encode(request.Field("login_hint") ?? "")}"></div>
        <div data-field><label for="password">Password</label><input id="password" name="password" type="password" required></div>
        <div class="actions"><button type="submit">Sign in</button></div>
        </form>
        """);

    /// <summary>Returns the form that posts the response to the client. A script submits it.</summary>
    public static IResult PostBack(HttpContext context, string redirectUri, IReadOnlyDictionary<string, string> fields) => Page(context, 200, "Signed in", $"""
        <form method="post" action="{Encode(redirectUri)}" class="form">
        {Hidden(fields)}
        <noscript><h1>Signed in</h1><p>You are signed in.</p><button type="submit">Continue</button></noscript>
        </form>
        <script>{Submit}</script>
        """);

    /// <summary>Returns the page with an error that cannot be sent to the client.</summary>
    public static IResult Error(HttpContext context, TokenError error)
    {
        context.Features.Set(new FaultCode($"AADSTS{error.Number}"));
        return Page(context, 400, "Cannot sign in", $"""
            <h1>Cannot sign in</h1>
            <p class="summary" role="alert" data-variant="error">{Encode(error.NumberedDescription)}</p>
            """);
    }

    /// <summary>Returns a page whose forms are posted to this server only.</summary>
    internal static IResult Form(HttpContext context, int status, string title, string body) => Page(context, status, title, body, FormPolicy);

    /// <summary>Encodes a text for an element or an attribute.</summary>
    internal static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static IResult Page(HttpContext context, int status, string title, string body) => Page(context, status, title, body, Policy);

    private static IResult Page(HttpContext context, int status, string title, string body, string policy) =>
        HtmlResults.Page(context, new PlainPage(title, body).Write(context.Request), policy, status: status);

    private static string Hidden(IReadOnlyDictionary<string, string> fields) =>
        string.Join('\n', fields.Select(field => $"<input type=\"hidden\" name=\"{Encode(field.Key)}\" value=\"{Encode(field.Value)}\">"));

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
