using Customary.Server.Http;
using Customary.Server.Settings;

namespace Customary.Server.Issuer;

/// <summary>
/// The development issuer's sign-in: any user and any password that are not empty (decision 15). The answer goes back to
/// the client as it asked for it. Source: the contract, section 12.1.
/// </summary>
internal static class AuthorizationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{tenant}/oauth2/authorize", AuthorizeFirst).WithName("Authorize").AllowAnonymous();
        routes.MapGet("/{tenant}/oauth2/v2.0/authorize", AuthorizeSecond).WithName("AuthorizeV2").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/authorize", AuthorizeFirst).WithName("SignIn").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/authorize", AuthorizeSecond).WithName("SignInV2").AllowAnonymous();
    }

    private static Task<IResult> AuthorizeFirst(string tenant, HttpContext context, AuthorizationCodes codes, TokenWriter writer, ServiceSettings settings, CancellationToken stop) =>
        AuthorizeAsync(tenant, TokenVersion.First, context, codes, writer, settings, stop);

    private static Task<IResult> AuthorizeSecond(string tenant, HttpContext context, AuthorizationCodes codes, TokenWriter writer, ServiceSettings settings, CancellationToken stop) =>
        AuthorizeAsync(tenant, TokenVersion.Second, context, codes, writer, settings, stop);

    private static async Task<IResult> AuthorizeAsync(
        string tenant, TokenVersion version, HttpContext context, AuthorizationCodes codes, TokenWriter writer, ServiceSettings settings, CancellationToken stop)
    {
        var (isPost, cloud) = (HttpMethods.IsPost(context.Request.Method), settings.Get(AllSettings.Cloud));
        var form = isPost ? await SentForm.ReadAsync(context.Request, stop) : null;
        if (isPost && form is null) return IssuerPage.Refused(context, TokenError.NotAForm());
        var request = AuthorizationRequest.Read(form ?? (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)context.Request.Query);
        if (request.WhyNowhere() is { } nowhere) return IssuerPage.Refused(context, nowhere);
        if (request.WhyNot(cloud, version) is { } error)
            return AuthorizationAnswer.Write(context, request, [("error", error.Name), ("error_description", $"AADSTS{error.Number}: {error.Description}")]);

        // What a browser brings first is a question; the page's own form brings the user.
        if (form is null || form["username"] is not [{ Length: > 0 } user] || form["password"] is not [{ Length: > 0 }])
            return IssuerPage.SignIn(context, tenant, request, isAgain: form?.ContainsKey("username") ?? false);
        if (DevelopmentIssuer.TenantOfUser(tenant, user, request.Client!) is not { } found)
            return IssuerPage.SignIn(context, tenant, request, isAgain: true);
        var grant = new Grant(found, request.Client!, user, request.Audience(cloud, version)!) { Nonce = request.Field("nonce") };
        var code = codes.Write(grant, request);
        return AuthorizationAnswer.Write(context, request, request.WantsIdToken
            ? [("code", code), ("id_token", await writer.WriteIdTokenAsync(grant, version, stop, code))]
            : [("code", code)]);
    }
}
