using System.Security.Claims;
using Customary.Portal.Application;
using Microsoft.AspNetCore.Authorization;

namespace Customary.Portal.Sessions;

/// <summary>
/// Finds the session of each request. A route requires a session unless it allows anonymous access, so a new page is protected by
/// default. Without a session, the browser is sent to the sign-in, which leads back to the page. The customer's side has sessions of its own.
/// </summary>
internal sealed class SessionMiddleware(RequestDelegate next, SessionService sessions, OrganizationSessionService organizations)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OrganizationMetadata>() is { } organization)
        {
            var person = await organizations.LoadAsync(context, context.RequestAborted);
            if (person?.Administrator is null && organization.RequiresAdministrator) RedirectToSignIn(context, PortalPaths.OrganizationSignIn, PortalPaths.Organization);
            else await next(context);
            return;
        }

        // The operator's side has access rules of its own.
        if (context.GetEndpoint()?.Metadata.GetMetadata<OperatorMetadata>() is not null)
        {
            await next(context);
            return;
        }

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
            RedirectToSignIn(context, PortalPaths.SignIn, PortalPaths.Root);
            return;
        }

        await next(context);
    }

    private static void RedirectToSignIn(HttpContext context, string signIn, string firstPage)
    {
        var path = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path.Value + context.Request.QueryString.Value : firstPage;
        context.Response.Redirect($"{signIn}?return={Uri.EscapeDataString(path!)}");
    }
}
