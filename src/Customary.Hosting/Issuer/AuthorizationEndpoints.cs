using Customary.Hosting.Configuration;
using Customary.Hosting.Http;

namespace Customary.Hosting.Issuer;

/// <summary>
/// The development issuer's sign-in: any user and any password that are not empty (decision 15). The answer goes back to
/// the client as it asked for it. Source: the contract, section 12.1.
/// </summary>
internal static class AuthorizationEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{tenant}/oauth2/authorize", AuthorizeV1).WithName("Authorize").AllowAnonymous();
        routes.MapGet("/{tenant}/oauth2/v2.0/authorize", AuthorizeV2).WithName("AuthorizeV2").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/authorize", AuthorizeV1).WithName("SignIn").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/authorize", AuthorizeV2).WithName("SignInV2").AllowAnonymous();
    }

    private static Task<IResult> AuthorizeV1(string tenant, HttpContext context, AuthorizationCodes codes, TokenWriter writer, CustomarySettings settings, CancellationToken cancellationToken) =>
        AuthorizeAsync(tenant, TokenVersion.V1, context, codes, writer, settings, cancellationToken);

    private static Task<IResult> AuthorizeV2(string tenant, HttpContext context, AuthorizationCodes codes, TokenWriter writer, CustomarySettings settings, CancellationToken cancellationToken) =>
        AuthorizeAsync(tenant, TokenVersion.V2, context, codes, writer, settings, cancellationToken);

    private static async Task<IResult> AuthorizeAsync(
        string tenant, TokenVersion version, HttpContext context, AuthorizationCodes codes, TokenWriter writer, CustomarySettings settings, CancellationToken cancellationToken)
    {
        var (isPost, cloud) = (HttpMethods.IsPost(context.Request.Method), settings.Get(SettingDefinitions.Cloud));
        var form = isPost ? await FormBody.ReadAsync(context.Request, cancellationToken) : null;
        if (isPost && form is null) return IssuerPage.Refused(context, TokenError.NotAForm());
        var request = AuthorizationRequest.Read(form ?? (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)context.Request.Query);
        if (request.ValidateRedirect() is { } nowhere) return IssuerPage.Refused(context, nowhere);
        if (request.Validate(cloud, version) is { } error)
            return AuthorizationResponse.Write(context, request, [("error", error.Name), ("error_description", $"AADSTS{error.Number}: {error.Description}")]);

        // What a browser brings first is a question; the page's own form brings the user.
        if (form is null || form["username"] is not [{ Length: > 0 } user] || form["password"] is not [{ Length: > 0 }])
            return IssuerPage.SignIn(context, tenant, request, isAgain: form?.ContainsKey("username") ?? false);
        if (DevelopmentIssuer.TenantOfUser(tenant, user, request.Client!) is not { } found)
            return IssuerPage.SignIn(context, tenant, request, isAgain: true);
        var grant = new Grant(found, request.Client!, user, request.Audience(cloud, version)!) { Nonce = request.Field("nonce") };
        var code = codes.Write(grant, request);
        return AuthorizationResponse.Write(context, request, request.WantsIdToken
            ? [("code", code), ("id_token", await writer.WriteIdTokenAsync(grant, version, cancellationToken, code))]
            : [("code", code)]);
    }
}
