using System.Text.Json;
using Customary.Hosting.Authentication;
using Customary.Hosting.Configuration;
using Customary.Hosting.Http;
using Customary.Hosting.OpenApi;

namespace Customary.Hosting.Docs;

/// <summary>
/// The page that says what a pasted token may do here. The token is read in the browser and goes nowhere: the page's own
/// policy lets it neither call nor send.
/// </summary>
internal sealed class TokenPage(PublicUrl address, TokenAuthority authority, ApiRoutes routes, CustomarySettings settings)
{
    /// <summary>What the page may do: run its own script and show its own style, and nothing else.</summary>
    public const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page.</summary>
    public IResult GetAsync(HttpContext context)
    {
        var root = DocsPage.Root(address);
        return DocsPage.Page(context, Policy, $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>What may my token do?</title>
            <link rel="stylesheet" href="{root}/docs/docs.css"><link rel="icon" href="data:,"></head>
            <body><nav><b>Customary</b> <a href="{root}/docs">Try the API</a></nav>
            <main class="token"><h1>What may my token do?</h1>
            <p>Paste an access token. It is read in this browser and sent nowhere; its signature is checked by the service only, when you use it.</p>
            <label for="token">Access token</label><textarea id="token" rows="6" autocomplete="off" spellcheck="false"></textarea>
            <div id="answer" role="status" aria-live="polite"></div>
            <noscript><p>This page reads the token with a script of its own, and needs scripts to be allowed.</p></noscript></main>
            <script id="facts" type="application/json">{JsonSerializer.Serialize(Facts(), TokenPageJsonContext.Default.TokenPageModel)}</script>
            <script src="{root}/docs/token.js"></script></body></html>
            """);
    }

    private TokenPageModel Facts() => new(
        authority.Issuers, authority.KnownAudiences, FoldsAudiences: !settings.HasAuthority, authority.Algorithms, settings.Get(SettingDefinitions.TenantClaim),
        settings.IsSet(SettingDefinitions.AuthorityTenant, out var tenant) ? tenant : null, authority.Roles, settings.Get(SettingDefinitions.RequireMfa),
        ApplicationTokens.EntraHosts, settings.IsSet(SettingDefinitions.AppClaim, out var appClaim) ? appClaim : null, settings.IsDevelopment, routes.All().Count(), [.. routes.ForUsersOnly()]);
}
