using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Operator;

/// <summary>Lets only operators reach the pages of the sandbox controls. Source: docs/portal.md#control-the-sandbox.</summary>
internal sealed class OperatorMiddleware(RequestDelegate next, OperatorSessionService operators, IOperatorAccess access)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OperatorMetadata>() is not { } controls) await next(context);
        else if (!access.IsAvailable) await ErrorModel.Show(Fault.RouteNotFound()).ExecuteAsync(context);
        else if (await operators.LoadAsync(context, context.RequestAborted) is not null || (!controls.RequiresAccess && access.RequiresToken)) await next(context);
        else if (access.RequiresToken) context.Response.Redirect(PortalPaths.SandboxSignIn);
        else await ErrorModel.Show(Fault.ActionNotAllowed("Without the setting admin-token, the sandbox controls answer only browsers on this machine, if other machines cannot connect to the server.")).ExecuteAsync(context);
    }
}
