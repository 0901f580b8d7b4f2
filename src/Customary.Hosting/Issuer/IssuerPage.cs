using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Customary.Hosting.Http;

namespace Customary.Hosting.Issuer;

/// <summary>
/// The few pages of the development issuer: plain HTML from the server, that work without a script and load nothing.
/// </summary>
internal static class IssuerPage
{
    private const string Submit = "document.forms[0].submit()";

    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
        + "label{display:block;margin-top:1rem}input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid #767676}"
        + "button{font:inherit;margin-top:1.5rem;padding:.5rem 1.5rem;border:0;background:#0b5cab;color:#fff}"
        + ".wrong{color:#a4262c}";

    // Nothing is loaded, framed or run but what is written here; where the form goes is the client's address, so that stays open.
    private static readonly string Policy =
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Submit)}'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The page that asks for a user and a password.</summary>
    public static IResult SignIn(HttpContext context, string tenant, AuthorizationRequest request, bool isAgain) => Page(context, 200, "Sign in", $"""
        <h1>Sign in</h1>
        <p>to <b>{Encode(request.Client!)}</b> in <b>{Encode(tenant)}</b>. This is a development issuer: any name and any password will do. Do not type a real one.</p>
        {(isAgain ? "<p class=\"wrong\" role=\"alert\">A user such as ann@contoso.com and a password are needed.</p>" : "")}
        <form method="post" autocomplete="off">
        {Hidden(request.Fields)}
        <label for="username">User</label><input id="username" name="username" required autofocus value="{Encode(request.Field("login_hint") ?? "")}">
        <label for="password">Password</label><input id="password" name="password" type="password" required>
        <button type="submit">Sign in</button>
        </form>
        """);

    /// <summary>The form that brings the answer to the client, sent by itself where scripts run.</summary>
    public static IResult PostBack(HttpContext context, string address, IReadOnlyDictionary<string, string> fields) => Page(context, 200, "Signed in", $"""
        <form method="post" action="{Encode(address)}">
        {Hidden(fields)}
        <noscript><p>You are signed in.</p><button type="submit">Go on</button></noscript>
        </form>
        <script>{Submit}</script>
        """);

    /// <summary>Why the answer cannot be sent to the client.</summary>
    public static IResult Refused(HttpContext context, TokenError error) => Page(context, 400, "Cannot sign in", $"""
        <h1>Cannot sign in</h1>
        <p class="wrong" role="alert">AADSTS{error.Number}: {Encode(error.Description)}</p>
        """);

    private static IResult Page(HttpContext context, int status, string title, string body)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = Policy;
        headers[ApiHeaders.ReferrerPolicy] = "no-referrer";
        return Results.Content($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{Style}</style></head>
            <body><main>
            {body}
            </main></body></html>
            """, "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static string Hidden(IReadOnlyDictionary<string, string> fields) =>
        string.Join('\n', fields.Select(field => $"<input type=\"hidden\" name=\"{Encode(field.Key)}\" value=\"{Encode(field.Value)}\">"));

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
