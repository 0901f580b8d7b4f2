using System.Text.Encodings.Web;
using Customary.Core.Relationships;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>
/// The page at which a customer's administrator accepts a relationship request. It needs no script; whatever it shows
/// of the request is encoded.
/// </summary>
internal static class AcceptancePage
{
    /// <summary>The form; the message says what was wrong with the last try.</summary>
    public static string Form(RelationshipInvitation invitation, string query, string? message) => Page($"""
        <h1>Take {Asking(invitation)} as your reseller?</h1>
        <p>The partner will see your company and billing profile and may buy for you.{(invitation.WithDelegatedAccess ? " It also asks to administer your tenant." : "")}</p>
        {(message is null ? "" : $"<p class=\"wrong\" role=\"alert\">{HtmlEncoder.Default.Encode(message)}</p>")}
        <form method="post" action="{HtmlEncoder.Default.Encode(RelationshipInvitation.Path + query)}">
          <label>Administrator <input name="user" autocomplete="username" placeholder="admin@contoso.onmicrosoft.com" required></label>
          <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
          <button>Sign in and accept</button>
        </form>
        """);

    /// <summary>What is shown when it was accepted.</summary>
    public static string Accepted(RelationshipInvitation invitation) =>
        Page($"<h1>Accepted</h1><p>{Asking(invitation)} is your reseller now. You can close this page.</p>");

    /// <summary>What is shown when the address is not that of a relationship request.</summary>
    public static string Unknown() =>
        Page("<h1>This is not a relationship request</h1><p>The address is incomplete, or names a partner that is not served here. Ask your partner for a new one.</p>");

    private static string Asking(RelationshipInvitation invitation) => invitation.Provider is { } provider
        ? $"the partner {invitation.Partner} with the provider {provider}"
        : $"the partner {invitation.Partner}";

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
            .wrong { color: #a80000; }
          </style>
        </head>
        <body>
        {{body}}
        </body>
        </html>
        """;
}
