using System.Text.Encodings.Web;
using Customary.Portal.Application;

namespace Customary.Hosting.Docs;

/// <summary>The page with Swagger UI for the OpenAPI document.</summary>
internal sealed class DocsPage(PublicUrl publicUrl)
{
    /// <summary>
    /// The content security policy: scripts and calls of this server only. Swagger UI needs inline styles, and images in data URLs.
    /// </summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Returns the page.</summary>
    public IResult Get(HttpContext context)
    {
        var root = GetRoot(publicUrl);
        return HtmlResults.Page(context, $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Customary API</title>
            <link rel="stylesheet" href="{root}/docs/swagger-ui.css"><link rel="stylesheet" href="{root}/docs/docs.css"><link rel="icon" type="image/svg+xml" href="{PortalAssets.Icon}"></head>
            <body><nav><b>Customary</b> <a href="{root}/">Start</a> <a href="{root}/openapi/v1.json">OpenAPI document</a> <a href="{root}/docs/token">Check a token</a></nav>
            <main id="swagger-ui" data-root="{root}" data-address="{HtmlEncoder.Default.Encode(publicUrl.Value)}"></main>
            <script src="{root}/docs/swagger-ui-bundle.js"></script><script src="{root}/docs/docs.js"></script>
            <noscript><p>This page needs JavaScript. The OpenAPI document does not.</p></noscript></body></html>
            """, Policy, "no-cache");
    }

    /// <summary>Returns the HTML-encoded path of the public URL without a trailing slash. Links use only the path, because clients can use any host name.</summary>
    public static string GetRoot(PublicUrl publicUrl) => HtmlEncoder.Default.Encode(new Uri(publicUrl.Value).AbsolutePath.TrimEnd('/'));
}
