using System.Globalization;
using System.Net.Mime;
using System.Text;
using Customary.Core.Relationships;
using Customary.Hosting.Http;

namespace Customary.Hosting.Endpoints.Relationships;

/// <summary>The page behind a relationship request's address, for people (the contract, section 14).</summary>
internal static class AcceptanceEndpoints
{
    private const string WrongPassword = "The user name or the password is not right.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(RelationshipInvitation.Path, GetPage).WithName("ShowRelationshipRequest").AllowAnonymous();
        routes.MapPost(RelationshipInvitation.Path, Accept).WithName("AcceptRelationshipRequest").AllowAnonymous();
    }

    private static async Task<IResult> GetPage(HttpContext context, RelationshipAcceptance acceptance, CancellationToken cancellationToken) =>
        await WhenKnownAsync(context, acceptance, cancellationToken) is { } invitation
            ? Page(context, AcceptancePage.Form(invitation, context.Request.QueryString.Value!, message: null), StatusCodes.Status200OK)
            : Page(context, AcceptancePage.Unknown(), StatusCodes.Status404NotFound);

    private static async Task<IResult> Accept(HttpContext context, RequestIds tracking, RelationshipAcceptance acceptance, CancellationToken cancellationToken)
    {
        if (await WhenKnownAsync(context, acceptance, cancellationToken) is not { } invitation) return Page(context, AcceptancePage.Unknown(), StatusCodes.Status404NotFound);
        var form = await FormBody.ReadAsync(context.Request, cancellationToken) ?? FormCollection.Empty;
        var answer = await acceptance.AcceptAsync(invitation, form["user"].ToString().Trim(), form["password"].ToString(), context.Connection.RemoteIpAddress, tracking.CorrelationId, cancellationToken);
        if (answer.IsAccepted) return Page(context, AcceptancePage.Accepted(invitation), StatusCodes.Status200OK);
        if (answer.Quota > 0) return Again(QuotaReached(answer.Quota), StatusCodes.Status409Conflict);
        if (answer.RetryAfter == 0) return Again(WrongPassword, StatusCodes.Status403Forbidden);
        context.Response.Headers.RetryAfter = answer.RetryAfter.ToString(CultureInfo.InvariantCulture);
        if (answer.IsBusy) return Again($"The server is busy. Try again in {answer.RetryAfter} seconds.", StatusCodes.Status503ServiceUnavailable);
        return Again($"There were too many tries. Try again in {answer.RetryAfter} seconds.", StatusCodes.Status429TooManyRequests);

        static string QuotaReached(int quota) =>
            $"The partner cannot take another customer: a sandbox account has at most {quota} customers. Ask the partner to remove one, then accept again.";

        IResult Again(string message, int status) => Page(context, AcceptancePage.Form(invitation, context.Request.QueryString.Value!, message), status);
    }

    private static async ValueTask<RelationshipInvitation?> WhenKnownAsync(HttpContext context, RelationshipAcceptance acceptance, CancellationToken cancellationToken) =>
        RelationshipInvitationReader.Read(context.Request.Query) is { } invitation && await acceptance.IsKnownAsync(invitation, cancellationToken) ? invitation : null;

    // A page that takes a password runs nothing, is framed by nobody, and is kept by no cache.
    private static IResult Page(HttpContext context, string page, int status)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.CacheControl = "no-store";
        headers[ApiHeaders.ReferrerPolicy] = "no-referrer";
        return Results.Text(page, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }
}
