namespace Customary.Portal.Application;

/// <summary>Sets the scheme that the browser used. Behind a proxy that ends TLS, the request itself has http, and cookies would not be <c>Secure</c>.</summary>
internal sealed class SchemeMiddleware(RequestDelegate next, IPortalServer server)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Request.Scheme = new Uri(server.GetAddress(context)).Scheme;
        return next(context);
    }
}
