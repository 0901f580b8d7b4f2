using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.Operator;

/// <summary>The pages that start and end the session of an operator.</summary>
internal static class OperatorSignInEndpoints
{
    public static void MapOperatorSignIn(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/sign-in", () => Show(error: null)).WithName("ShowOperatorSignIn").AllowAnonymous();
        sandbox.MapPost("/sign-in", SignInAsync).WithName("SignInAsOperator").AllowAnonymous();
        sandbox.MapPost("/sign-out", SignOutAsync).WithName("SignOutOfSandbox").AllowAnonymous();
        sandbox.MapPost("/preferences", PreferenceEndpoints.StoreAsync).WithName("StoreSandboxPreferences").AllowAnonymous();
    }

    private static async Task<IResult> SignInAsync(HttpContext context, OperatorSessionService sessions, SignInAttemptLimiter attempts, CancellationToken cancellationToken)
    {
        if (attempts.TryAcquire(context.Connection.RemoteIpAddress) is > 0 and var seconds)
            return Show(string.Format(CultureInfo.CurrentCulture, Texts.OrganizationTooManyAttempts, seconds), StatusCodes.Status429TooManyRequests);
        var form = await context.Request.ReadFormAsync(cancellationToken);
        return await sessions.StartAsync(context, form["token"].ToString().Trim(), cancellationToken)
            ? Page.Redirect(PortalPaths.Sandbox)
            : Show(Texts.OperatorWrongToken, StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, OperatorSessionService sessions, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(context, cancellationToken);
        return Page.Redirect(PortalPaths.SandboxSignIn);
    }

    private static IResult Show(string? error, int status = StatusCodes.Status200OK)
    {
        var input = FormInput.Create(new Dictionary<string, string>());
        return Page.Show<OperatorSignInPage, FormInput>(error is null ? input : input.WithError("token", error), status);
    }
}
