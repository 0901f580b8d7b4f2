using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;
using Customary.Portal.SignIn;

namespace Customary.Portal.Organization;

/// <summary>The pages that start and end the session of an administrator of a customer. Source: docs/portal.md#sign-in-as-a-customer.</summary>
internal static class OrganizationSignInEndpoints
{
    /// <summary>The path that starts a sign-in at the authority.</summary>
    private const string StartPath = $"{PortalPaths.OrganizationSignIn}/start";

    public static void MapOrganizationSignIn(this IEndpointRouteBuilder organization)
    {
        organization.MapGet("/sign-in", Show).WithName("ShowOrganizationSignIn").AllowAnonymous();
        organization.MapPost("/sign-in", SignInAsync).WithName("SignInToOrganization").AllowAnonymous();
        organization.MapGet("/sign-in/start", BeginAsync).WithName("StartOrganizationSignIn").AllowAnonymous();
        organization.MapPost("/sign-out", SignOutAsync).WithName("SignOutOfOrganization").AllowAnonymous();
        organization.MapPost("/preferences", PreferenceEndpoints.StoreAsync).WithName("StoreOrganizationPreferences").AllowAnonymous();
    }

    /// <summary>Returns the address that starts a sign-in at the authority and then returns to a page.</summary>
    public static string GetStart(string returnPath) => $"{StartPath}?return={Uri.EscapeDataString(returnPath)}";

    private static IResult Show(HttpContext context, ISignInAuthority authority) => ShowForm(context, authority, new(), failure: null);

    private static IResult ShowForm(HttpContext context, ISignInAuthority authority, CredentialFields fields, SignInFailure? failure) => Page.Show<OrganizationSignInPage, OrganizationSignInModel>(
        new(PortalPaths.GetLocal(context.Request.Query["return"], PortalPaths.Organization), !authority.IsDevelopmentIssuer, context.Request.Query.ContainsKey("signed-out"), fields, failure),
        failure?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> SignInAsync(
        HttpContext context, AdministratorSignIn signIn, OrganizationSessionService sessions, ISignInAuthority authority, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var fields = CredentialFields.Read(form);
        var (administrator, failure) = await SignInFailure.SignInAsync(context, signIn, fields, form["password"].ToString(), cancellationToken);
        if (administrator is null) return ShowForm(context, authority, fields, failure);
        await sessions.StartAsync(context, administrator, cancellationToken);
        return Page.Redirect(PortalPaths.GetLocal(context.Request.Query["return"], PortalPaths.Organization));
    }

    private static Task<IResult> BeginAsync(HttpContext context, ISignInAuthority authority, SignInCookie cookie, IPortalServer server, CancellationToken cancellationToken) =>
        SignInEndpoints.StartAsync(context, authority, cookie, server, PortalPaths.GetLocal(context.Request.Query["return"], PortalPaths.Organization), isOrganization: true, cancellationToken);

    private static async Task<IResult> SignOutAsync(HttpContext context, OrganizationSessionService sessions, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(context, cancellationToken);
        return Page.Redirect($"{PortalPaths.OrganizationSignIn}?signed-out=true");
    }
}

/// <summary>The page on which an administrator of a customer signs in.</summary>
/// <param name="Return">The page to return to.</param>
/// <param name="HasAuthority">Whether people can sign in at an authority.</param>
/// <param name="HasSignedOut">Whether the person has just signed out.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Failure">Why the last attempt failed; null on the first one.</param>
internal sealed record OrganizationSignInModel(string Return, bool HasAuthority, bool HasSignedOut, CredentialFields Fields, SignInFailure? Failure);
