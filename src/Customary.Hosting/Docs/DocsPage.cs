using System.Text;
using System.Text.Encodings.Web;
using Customary.Hosting.Http;

namespace Customary.Hosting.Docs;

/// <summary>The page to try the API: Swagger UI over the document, with nothing from elsewhere.</summary>
internal sealed class DocsPage(PublicUrl address)
{
    /// <summary>
    /// What the page may do: run and show what comes from here, and call here. Swagger UI has pictures in its styles and styles in its elements.
    /// </summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page.</summary>
    public IResult Get(HttpContext context)
    {
        var root = Root(address);
        return Page(context, Policy, $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Customary API</title>
            <link rel="stylesheet" href="{root}/docs/swagger-ui.css"><link rel="stylesheet" href="{root}/docs/docs.css"><link rel="icon" href="data:,"></head>
            <body><nav><b>Customary</b> <a href="{root}/openapi/v1.json">OpenAPI document</a> <a href="{root}/docs/token">What may my token do?</a></nav>
            <main id="swagger-ui" data-root="{root}" data-address="{HtmlEncoder.Default.Encode(address.Value)}"></main>
            <script src="{root}/docs/swagger-ui-bundle.js"></script><script src="{root}/docs/docs.js"></script>
            <noscript><p>This page needs scripts; the OpenAPI document does not.</p></noscript></body></html>
            """);
    }

    /// <summary>A page of this room, with what it may do.</summary>
    public static IResult Page(HttpContext context, string policy, string html)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = policy;
        headers[ApiHeaders.ReferrerPolicy] = "no-referrer";
        return Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8);
    }

    /// <summary>The path under which clients reach the service, without a slash at its end; a page may be asked for under any host name.</summary>
    public static string Root(PublicUrl address) => HtmlEncoder.Default.Encode(new Uri(address.Value).AbsolutePath.TrimEnd('/'));
}
