using System.Text.Encodings.Web;
using Customary.Portal.Pages;

namespace Customary.Hosting.Docs;

/// <summary>The page with Swagger UI for the OpenAPI document.</summary>
internal sealed class DocsPage(PublicUrl publicUrl, DeveloperLinks links)
{
    /// <summary>The content security policy: scripts, styles and calls of this server only. The icons of Swagger UI are data URLs in its stylesheet.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Returns the page.</summary>
    public IResult Get(HttpContext context)
    {
        var root = HtmlEncoder.Default.Encode(links.Root);

        // The script in the head selects the theme before anything is shown.
        var page = new PlainPage("Try the API", $"""
            <h1 class="visually-hidden">Try the API</h1>
            <div id="swagger-ui" data-root="{root}" data-address="{HtmlEncoder.Default.Encode(publicUrl.Value)}"></div>
            <noscript><p>This page needs JavaScript. The <a href="{root}/openapi/v1.json">OpenAPI document</a> does not.</p></noscript>
            """)
        {
            IsNarrow = false,
            Head = $"<link rel=\"stylesheet\" href=\"{root}/docs/swagger-ui.css\"><link rel=\"stylesheet\" href=\"{root}/docs/docs.css\"><script src=\"{root}/docs/theme.js\"></script>",
            Scripts = $"<script src=\"{root}/docs/swagger-ui-bundle.js\"></script><script src=\"{root}/docs/docs.js\"></script>",
            Links = links.Get(DeveloperLinks.Explorer),
        };
        return HtmlResults.Page(context, page.Write(context.Request), Policy, "no-cache");
    }
}
