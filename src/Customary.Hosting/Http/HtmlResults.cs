using System.Net.Mime;

namespace Customary.Hosting.Http;

/// <summary>HTML pages with the security headers that every page needs.</summary>
internal static class HtmlResults
{
    /// <summary>Returns a page in UTF-8.</summary>
    public static IResult Page(HttpContext context, string html, string contentSecurityPolicy, string cacheControl = "no-store", int status = StatusCodes.Status200OK)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers[ApiHeaders.ReferrerPolicy] = "no-referrer";
        return Results.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }
}
