using System.Text.Encodings.Web;
using Customary.Hosting.Authentication;
using Customary.Portal.Pages;

namespace Customary.Hosting.Docs;

/// <summary>
/// The page that shows the operations that an access token allows. The browser reads the token, and the content security
/// policy prevents the page from sending it anywhere.
/// </summary>
internal sealed class TokenPage(DeveloperLinks links, TokenAuthority authority, ApiRoutes routes, AccessTokenOptions tokens, AuthorityOptions external, PartnerAccessOptions partners)
{
    /// <summary>The content security policy: the page's own script and style only.</summary>
    public const string Policy = $"{PlainPage.Policy}; script-src 'self'; form-action 'none'";

    /// <summary>Returns the page.</summary>
    public IResult Get(HttpContext context)
    {
        var root = HtmlEncoder.Default.Encode(links.Root);
        var page = new PlainPage("Check a token", """
            <h1>Check a token</h1>
            <p>Paste an access token. This page reads it in your browser and sends it nowhere. It cannot verify the signature; the server does that when you use the token.</p>
            <div data-field><label for="token">Access token</label><textarea id="token" class="code" rows="6" autocomplete="off" spellcheck="false"></textarea></div>
            <div id="output" class="token" role="status" aria-live="polite"></div>
            <noscript><p>This page needs JavaScript to read the token.</p></noscript>
            """)
        {
            IsNarrow = false,
            Head = $"<link rel=\"stylesheet\" href=\"{root}/docs/docs.css\">",
            Scripts = $"""
                <script id="facts" type="application/json">{JsonSerializer.Serialize(CreateModel(), TokenPageJsonContext.Default.TokenPageModel)}</script>
                <script src="{root}/docs/token.js"></script>
                """,
            Links = links.Get(DeveloperLinks.Token),
        };
        return HtmlResults.Page(context, page.Write(context.Request), Policy, "no-cache");
    }

    private TokenPageModel CreateModel() => new(
        authority.Issuers, authority.KnownAudiences, IgnoreAudienceCase: external.Address is null, authority.Algorithms, external.TenantClaim,
        external.DefaultTenant, authority.Roles, tokens.RequireMfa,
        ApplicationTokens.EntraHosts, tokens.AppClaim, partners.AllowUnlisted, routes.GetAll().Count(), [.. routes.GetUserOnlyOperations()]);
}
