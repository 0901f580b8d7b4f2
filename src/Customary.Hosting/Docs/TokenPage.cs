using Customary.Hosting.Authentication;

namespace Customary.Hosting.Docs;

/// <summary>
/// The page that shows the operations that an access token allows. The browser reads the token, and the content security
/// policy prevents the page from sending it anywhere.
/// </summary>
internal sealed class TokenPage(PublicUrl publicUrl, TokenAuthority authority, ApiRoutes routes, AccessTokenOptions tokens, AuthorityOptions external, PartnerAccessOptions partners)
{
    /// <summary>The content security policy: the page's own script and style only.</summary>
    public const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Returns the page.</summary>
    public IResult Get(HttpContext context)
    {
        var root = DocsPage.GetRoot(publicUrl);
        return HtmlResults.Page(context, $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Check a token</title>
            <link rel="stylesheet" href="{root}/docs/docs.css"><link rel="icon" href="data:,"></head>
            <body><nav><b>Customary</b> <a href="{root}/docs">Try the API</a></nav>
            <main class="token"><h1>Check a token</h1>
            <p>Paste an access token. This page reads it in your browser and sends it nowhere. It cannot verify the signature; the server does that when you use the token.</p>
            <label for="token">Access token</label><textarea id="token" rows="6" autocomplete="off" spellcheck="false"></textarea>
            <div id="output" role="status" aria-live="polite"></div>
            <noscript><p>This page needs JavaScript to read the token.</p></noscript></main>
            <script id="facts" type="application/json">{JsonSerializer.Serialize(CreateModel(), TokenPageJsonContext.Default.TokenPageModel)}</script>
            <script src="{root}/docs/token.js"></script></body></html>
            """, Policy, "no-cache");
    }

    private TokenPageModel CreateModel() => new(
        authority.Issuers, authority.KnownAudiences, IgnoreAudienceCase: external.Address is null, authority.Algorithms, external.TenantClaim,
        external.DefaultTenant, authority.Roles, tokens.RequireMfa,
        ApplicationTokens.EntraHosts, tokens.AppClaim, partners.AllowUnlisted, routes.GetAll().Count(), [.. routes.GetUserOnlyOperations()]);
}
