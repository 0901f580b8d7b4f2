namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>The web page of a relationship request. Source: docs/contract.md#relationship-requests.</summary>
internal static class AcceptanceEndpoints
{
    private const string WrongPassword = "The user name, the domain or the password is not correct.";
    private const string DomainMissing = "Enter the domain of your organization, such as contoso.onmicrosoft.com.";

    public static void MapAcceptancePage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(RelationshipInvitation.Path, Get).WithName("ShowRelationshipRequest").AllowAnonymous();
        routes.MapPost(RelationshipInvitation.Path, Accept).WithName("AcceptRelationshipRequest").AllowAnonymous();
    }

    private static async Task<IResult> Get(HttpContext context, RelationshipAcceptance acceptance, CancellationToken cancellationToken) =>
        await FindInvitationAsync(context, acceptance, cancellationToken) is { } invitation
            ? Page(context, AcceptancePage.Form(invitation, await acceptance.GetNamesAsync(invitation, cancellationToken), context.Request.QueryString.Value!), StatusCodes.Status200OK)
            : Page(context, AcceptancePage.Unknown(), StatusCodes.Status404NotFound);

    private static async Task<IResult> Accept(HttpContext context, RequestIds ids, AdministratorSignIn signIn, RelationshipAcceptance acceptance, CancellationToken cancellationToken)
    {
        if (await FindInvitationAsync(context, acceptance, cancellationToken) is not { } invitation) return Page(context, AcceptancePage.Unknown(), StatusCodes.Status404NotFound);
        var form = await FormBody.ReadAsync(context.Request, cancellationToken) ?? FormCollection.Empty;
        var names = await acceptance.GetNamesAsync(invitation, cancellationToken);
        var (user, domain) = (form["user"].ToString().Trim(), form["domain"].ToString().Trim());

        // The API returns the user name of the first administrator without its domain.
        var needsDomain = user.Length > 0 && !user.Contains('@', StringComparison.Ordinal);
        if (needsDomain && domain.Length == 0) return Retry(DomainMissing, StatusCodes.Status400BadRequest);
        var signedIn = await signIn.SignInAsync(needsDomain ? $"{user}@{domain}" : user, form["password"].ToString(), context.Connection.RemoteIpAddress, cancellationToken);
        if (signedIn.RetryAfter > 0)
        {
            context.Response.Headers.RetryAfter = signedIn.RetryAfter.ToString(CultureInfo.InvariantCulture);
            if (signedIn.IsBusy) return Retry($"The server is busy. Try again in {signedIn.RetryAfter} seconds.", StatusCodes.Status503ServiceUnavailable);
            return Retry($"There were too many attempts. Try again in {signedIn.RetryAfter} seconds.", StatusCodes.Status429TooManyRequests);
        }

        if (signedIn.Administrator is not { } administrator) return Retry(WrongPassword, StatusCodes.Status403Forbidden);
        var result = await acceptance.AcceptAsync(invitation, administrator, ids.CorrelationId, cancellationToken);
        if (result.IsAccepted) return Page(context, AcceptancePage.Accepted(names), StatusCodes.Status200OK);
        return result.Quota > 0 ? Retry(QuotaReached(result.Quota), StatusCodes.Status409Conflict) : Retry(WrongPassword, StatusCodes.Status403Forbidden);

        static string QuotaReached(int quota) =>
            $"The partner cannot take another customer: a sandbox account has at most {quota} customers. Ask the partner to remove one, then accept again.";

        IResult Retry(string message, int status) => Page(context, AcceptancePage.Form(invitation, names, context.Request.QueryString.Value!, message, user, domain), status);
    }

    private static async ValueTask<RelationshipInvitation?> FindInvitationAsync(HttpContext context, RelationshipAcceptance acceptance, CancellationToken cancellationToken) =>
        RelationshipInvitationReader.Read(context.Request.Query) is { } invitation && await acceptance.IsKnownAsync(invitation, cancellationToken) ? invitation : null;

    // The page asks for a password, so it must not run scripts, appear in a frame or be cached.
    private static IResult Page(HttpContext context, string html, int status) =>
        HtmlResults.Page(context, html, "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'", status: status);
}
