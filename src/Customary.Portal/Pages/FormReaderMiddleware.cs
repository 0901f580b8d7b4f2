using Customary.Portal.Application;

namespace Customary.Portal.Pages;

/// <summary>
/// Reads a posted form like the other endpoints of the server, before the framework does: the framework rejects a form with NUL as a whole, and
/// a page could not show what else was typed.
/// </summary>
internal sealed class FormReaderMiddleware(RequestDelegate next, IPortalServer server)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)) context.Request.Form = await server.ReadFormAsync(context.Request, context.RequestAborted) ?? FormCollection.Empty;
        await next(context);
    }
}
