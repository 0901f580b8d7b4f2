using System.Text.Encodings.Web;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>
/// The HTML page on which a customer's administrator accepts a relationship request. It needs no script, and encodes
/// everything that it shows from the request.
/// </summary>
internal static class AcceptancePage
{
    /// <summary>Creates the sign-in form.</summary>
    /// <param name="invitation">The relationship request.</param>
    /// <param name="names">The names of its partners.</param>
    /// <param name="query">The query of the page's URL, to which the form is posted.</param>
    /// <param name="message">The error of the last attempt; null on the first one.</param>
    /// <param name="user">The user name of the last attempt. A page never contains a password.</param>
    /// <param name="domain">The domain of the last attempt.</param>
    public static string Form(RelationshipInvitation invitation, PartnerNames names, string query, string? message = null, string user = "", string domain = "") => Page($"""
        <h1>Accept {Describe(names)} as your reseller?</h1>
        <p class="ids">Tenant ID of the partner: {invitation.Partner}{(invitation.Provider is { } provider ? $"<br>Tenant ID of the provider: {provider}" : "")}</p>
        <p>The partner can see your company and billing profile and can buy for you.{(invitation.WithDelegatedAccess ? " It can also administer your tenant." : "")}</p>
        {(message is null ? "" : $"<p class=\"error\" role=\"alert\">{HtmlEncoder.Default.Encode(message)}</p>")}
        <form method="post" action="{HtmlEncoder.Default.Encode(RelationshipInvitation.Path + query)}">
          <label>Administrator <input name="user" autocomplete="username" placeholder="admin or admin@contoso.onmicrosoft.com" required value="{HtmlEncoder.Default.Encode(user)}"></label>
          <label>Domain, if the user name has none <input name="domain" placeholder="contoso.onmicrosoft.com" value="{HtmlEncoder.Default.Encode(domain)}"></label>
          <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
          <button>Sign in and accept</button>
        </form>
        """);

    /// <summary>Creates the page after the acceptance.</summary>
    public static string Accepted(PartnerNames names) => Page($"<h1>Accepted</h1><p>{Describe(names)} is now your reseller. You can close this page.</p>");

    /// <summary>Creates the page for a URL that is not a valid relationship request.</summary>
    public static string Unknown() =>
        Page("<h1>This is not a relationship request</h1><p>The URL is incomplete, or names a partner that this server does not know. Ask your partner for a new one.</p>");

    private static string Describe(PartnerNames names) =>
        HtmlEncoder.Default.Encode(names.Provider is { } provider ? $"{names.Partner} with the provider {provider}" : names.Partner);

    private static string Page(string body) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Relationship request</title>
          <style>
            body { font: 16px/1.5 system-ui, sans-serif; margin: 4rem auto; max-width: 36rem; padding: 0 1rem; color: #1b1b1b; background: #fff; }
            h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
            label { display: block; margin: 1rem 0; }
            input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; border: 1px solid #767676; border-radius: 4px; }
            button { font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: 4px; background: #0b5cad; color: #fff; cursor: pointer; }
            .error { color: #a80000; }
            .ids { color: #595959; font-size: .875rem; overflow-wrap: anywhere; }
          </style>
        </head>
        <body>
        {{body}}
        </body>
        </html>
        """;
}
