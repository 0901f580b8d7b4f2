using System.Security.Claims;
using Customary.Portal.Application;
using Microsoft.AspNetCore.Authorization;

namespace Customary.Portal.Sessions;

/// <summary>
/// Finds the session of each request. A route requires a session unless it allows anonymous access, so a new page is protected by
/// default. Without a session, the browser is sent to the sign-in, which leads back to the page.
/// </summary>
internal sealed class SessionMiddleware(RequestDelegate next, SessionService sessions)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var session = await sessions.FindAsync(context, context.RequestAborted);
        if (session is not null)
        {
            context.Features.Set(session);
            context.Features.Set(session.Caller);

            // The token of a form is valid for the session only.
            context.User = new(new ClaimsIdentity([new("sub", Convert.ToHexString(session.Key))], authenticationType: "session"));
        }
        else if (context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            var path = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path.Value + context.Request.QueryString.Value : PortalPaths.Root;
            context.Response.Redirect($"{PortalPaths.SignIn}?return={Uri.EscapeDataString(path!)}");
            return;
        }

        await next(context);
    }
}
