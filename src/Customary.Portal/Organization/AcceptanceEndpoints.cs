using Customary.Portal.Application;
using Customary.Portal.Pages;
using Customary.Portal.Sessions;
using Customary.Portal.SignIn;
using Microsoft.AspNetCore.Antiforgery;

namespace Customary.Portal.Organization;

/// <summary>
/// The page of a relationship request. Its routes are in the route table of the server, because its address is part of the API's contract and
/// does not depend on the setting <c>portal</c>. Source: docs/contract.md#relationship-requests.
/// </summary>
internal static class AcceptanceEndpoints
{
    public static void MapAcceptancePage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(RelationshipInvitation.Path, (HttpContext context, PortalApplication portal) => portal.RunInScopeAsync(context, GetAsync)).WithName("ShowRelationshipRequest").WithMetadata(new OrganizationMetadata(RequiresAdministrator: false)).AllowAnonymous();
        routes.MapPost(RelationshipInvitation.Path, (HttpContext context, PortalApplication portal) => portal.RunInScopeAsync(context, AnswerAsync)).WithName("AcceptRelationshipRequest").WithMetadata(new OrganizationMetadata(RequiresAdministrator: false)).AllowAnonymous();
    }

    private static async Task GetAsync(HttpContext context)
    {
        var server = await Services.LoadAsync(context);
        await (await server.ShowAsync(StatusCodes.Status200OK, new(), failure: null)).ExecuteAsync(context);
    }

    // A form that contains the credentials needs no token of its own: nobody but the administrator can send it. Scripts and tests accept
    // requests this way. Without the token, no session starts, so that no site can sign a browser in.
    private static async Task AnswerAsync(HttpContext context)
    {
        var server = await Services.LoadAsync(context);
        var form = await server.Get<IPortalServer>().ReadFormAsync(context.Request, context.RequestAborted) ?? FormCollection.Empty;
        context.Request.Form = form;
        var isOfThisBrowser = await server.Get<IAntiforgery>().IsRequestValidAsync(context);
        await (await AnswerAsync(server, form, isOfThisBrowser)).ExecuteAsync(context);
    }

    private static async Task<IResult> AnswerAsync(Services server, IFormCollection form, bool isOfThisBrowser)
    {
        var (context, cancellationToken) = (server.Context, server.Context.RequestAborted);
        if (await server.FindInvitationAsync() is not { } request) return ShowUnknown();
        if (form["action"] == "decline") return Page.Show<AnswerPage, AnswerModel>(new(request, IsAccepted: false));
        var fields = CredentialFields.Read(form);
        CustomerAdministrator? administrator;
        if (form["action"] == "accept")
        {
            if (!isOfThisBrowser || server.Session?.Administrator is not { } signedIn) return ErrorModel.ShowFormExpired();
            administrator = signedIn;
        }
        else
        {
            (administrator, var failure) = await SignInFailure.SignInAsync(context, server.Get<AdministratorSignIn>(), fields, form["password"].ToString(), cancellationToken);
            if (administrator is null) return await server.ShowAsync(failure!.Status, fields, failure);
        }

        var result = await server.Get<RelationshipAcceptance>().AcceptAsync(request.Invitation, administrator, server.Get<IPortalServer>().GetCorrelationId(context), cancellationToken);
        if (!result.IsAccepted)
        {
            var failure = result.Quota > 0
                ? new SignInFailure(string.Format(CultureInfo.CurrentCulture, Texts.AcceptanceQuota, result.Quota), StatusCodes.Status409Conflict)
                : new(Texts.OrganizationWrongPassword, StatusCodes.Status403Forbidden);
            return await server.ShowAsync(failure.Status, fields, failure);
        }

        if (isOfThisBrowser && server.Session?.Administrator?.Identity != administrator.Identity) await server.Get<OrganizationSessionService>().StartAsync(context, administrator, cancellationToken);
        return Page.Show<AnswerPage, AnswerModel>(new(request, IsAccepted: true));
    }

    private static IResult ShowUnknown() => Page.Show<UnknownInvitationPage, UnknownInvitationModel>(new(), StatusCodes.Status404NotFound);

    private sealed record Services(HttpContext Context, OrganizationSession? Session)
    {
        public static async Task<Services> LoadAsync(HttpContext context)
        {
            context.Request.Scheme = new Uri(context.RequestServices.GetRequiredService<IPortalServer>().GetAddress(context)).Scheme;
            DisplayMiddleware.Select(context);
            return new(context, await context.RequestServices.GetRequiredService<OrganizationSessionService>().LoadAsync(context, context.RequestAborted));
        }

        public TService Get<TService>()
            where TService : notnull => Context.RequestServices.GetRequiredService<TService>();

        public Task<InvitationModel?> FindInvitationAsync() => Invitations.FindAsync(Context, Get<RelationshipAcceptance>(), Context.RequestAborted);

        public async Task<IResult> ShowAsync(int status, CredentialFields fields, SignInFailure? failure)
        {
            if (await FindInvitationAsync() is not { } request) return ShowUnknown();
            var hasAuthority = !Get<ISignInAuthority>().IsDevelopmentIssuer;
            return Page.Show<AcceptancePage, AcceptanceModel>(new(request, fields)
            {
                Failure = failure,
                Administrator = Session?.Administrator?.UserName,
                HasAuthority = hasAuthority,
                CanRegister = hasAuthority || Get<OrganizationRegistration>().AllowsAnonymous,
            }, status);
        }
    }
}
