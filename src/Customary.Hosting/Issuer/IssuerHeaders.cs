namespace Customary.Hosting.Issuer;

/// <summary>The headers of responses that contain tokens or codes. Source: RFC 6749, section 5.1.</summary>
internal static class IssuerHeaders
{
    /// <summary>Forbids caching, and returns the request ID of Microsoft's authentication libraries.</summary>
    public static void Write(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        if (RequestTrackingMiddleware.GuidOf(context.Request.Headers[ApiHeaders.ClientRequestId]) is { } clientRequestId)
            context.Response.Headers[ApiHeaders.ClientRequestId] = clientRequestId.ToString();
    }
}
