using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;

namespace Customary.Portal.SignIn;

/// <summary>The pages that start and end a session. Source: docs/portal.md#sessions.</summary>
internal static class SignInEndpoints
{
    private const string CallbackPath = $"{PortalPaths.SignIn}/callback";

    public static void MapSignIn(this IEndpointRouteBuilder portal)
    {
        portal.MapGet("/sign-in", Show).WithName("ShowPortalSignIn").AllowAnonymous();
        portal.MapGet("/sign-in/start", BeginAsync).WithName("StartPortalSignIn").AllowAnonymous();
        portal.MapGet("/sign-in/callback", CompleteAsync).WithName("CompletePortalSignIn").AllowAnonymous();
        portal.MapPost("/sign-out", SignOutAsync).WithName("SignOutOfPortal").AllowAnonymous();
    }

    private static IResult Show(HttpContext context, ISignInAuthority authority) => Page.Show<SignInPage, SignInModel>(
        new(PortalPaths.GetLocal(context.Request.Query["return"]), authority.IsDevelopmentIssuer, context.Request.Query.ContainsKey("signed-out")));

    private static Task<IResult> BeginAsync(HttpContext context, ISignInAuthority authority, SignInCookie cookie, IPortalServer server, CancellationToken cancellationToken) =>
        StartAsync(context, authority, cookie, server, PortalPaths.GetLocal(context.Request.Query["return"]), isOrganization: false, cancellationToken);

    /// <summary>Sends the browser to the authority, for a user of a partner or for a person of a customer.</summary>
    internal static async Task<IResult> StartAsync(
        HttpContext context, ISignInAuthority authority, SignInCookie cookie, IPortalServer server, string returnPath, bool isOrganization, CancellationToken cancellationToken)
    {
        var attempt = cookie.Begin(context, returnPath, isOrganization);
        var address = await authority.CreateAddressAsync(context, attempt, GetRedirectUri(context, server), cancellationToken);
        return address.Fault is { } fault ? ShowFailure(fault.Description, fault.Status) : Results.Redirect(address.Value);
    }

    private static async Task<IResult> CompleteAsync(
        HttpContext context, ISignInAuthority authority, SignInCookie cookie, SessionService sessions, OrganizationSessionService organizations, IPortalServer server, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        if (cookie.Take(context, query["state"]) is not { } attempt) return ShowFailure(detail: null, StatusCodes.Status400BadRequest);
        if (query["code"] is not [{ Length: > 0 } code])
            return ShowFailure(query["error_description"] is [{ Length: > 0 } description] ? description : query["error"].ToString(), StatusCodes.Status400BadRequest);
        var token = await authority.RedeemAsync(context, code, attempt, GetRedirectUri(context, server), cancellationToken);
        if (token.Fault is { } refused) return ShowFailure(refused.Description, refused.Status);
        var started = attempt.IsOrganization ? organizations.StartAsync(context, token.Value, cancellationToken) : sessions.StartAsync(context, token.Value, cancellationToken);
        return await started is { } fault ? ShowFailure(fault.Description, fault.Status) : Page.Redirect(attempt.Return);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SessionService sessions, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(context, cancellationToken);
        return Page.Redirect($"{PortalPaths.SignIn}?signed-out=true");
    }

    private static IResult ShowFailure(string? detail, int status) =>
        Page.Show<SignInFailedPage, SignInFailedModel>(new(detail), status is StatusCodes.Status401Unauthorized ? StatusCodes.Status403Forbidden : status);

    private static string GetRedirectUri(HttpContext context, IPortalServer server) => $"{server.GetAddress(context)}{CallbackPath}";
}

/// <summary>The sign-in page.</summary>
/// <param name="Return">The page to return to.</param>
/// <param name="IsDevelopment">Whether the development issuer signs people in.</param>
/// <param name="HasSignedOut">Whether the person has just signed out.</param>
internal sealed record SignInModel(string Return, bool IsDevelopment, bool HasSignedOut);

/// <summary>The page after a sign-in that failed.</summary>
/// <param name="Detail">The reason of the authority or of the API, in their language; null for none.</param>
internal sealed record SignInFailedModel(string? Detail);
