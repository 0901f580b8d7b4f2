using Microsoft.Extensions.Primitives;

namespace Customary.Hosting.Issuer;

/// <summary>
/// The authorization endpoint of the development issuer. It accepts any user and any password that are not empty.
/// Source: docs/contract.md#partners-and-the-development-issuer.
/// </summary>
internal static class AuthorizationEndpoints
{
    public static void MapAuthorization(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{tenant}/oauth2/authorize", AuthorizeV1).WithName("Authorize").AllowAnonymous();
        routes.MapGet("/{tenant}/oauth2/v2.0/authorize", AuthorizeV2).WithName("AuthorizeV2").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/authorize", AuthorizeV1).WithName("SignIn").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/authorize", AuthorizeV2).WithName("SignInV2").AllowAnonymous();
    }

    private static Task<IResult> AuthorizeV1(string tenant, HttpContext context, AuthorizationCodes codes, TokenWriter writer, Cloud cloud, CancellationToken cancellationToken) =>
        AuthorizeAsync(tenant, TokenVersion.V1, context, codes, writer, cloud, cancellationToken);

    private static Task<IResult> AuthorizeV2(string tenant, HttpContext context, AuthorizationCodes codes, TokenWriter writer, Cloud cloud, CancellationToken cancellationToken) =>
        AuthorizeAsync(tenant, TokenVersion.V2, context, codes, writer, cloud, cancellationToken);

    private static async Task<IResult> AuthorizeAsync(
        string tenant, TokenVersion version, HttpContext context, AuthorizationCodes codes, TokenWriter writer, Cloud cloud, CancellationToken cancellationToken)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        var form = isPost ? await FormBody.ReadAsync(context.Request, cancellationToken) : null;
        if (isPost && form is null) return IssuerPage.Error(context, TokenError.NotAForm());
        var request = AuthorizationRequest.Read(form ?? (IEnumerable<KeyValuePair<string, StringValues>>)context.Request.Query);
        if (request.ValidateRedirect() is { } redirectError) return IssuerPage.Error(context, redirectError);
        if (request.Validate(cloud, version) is { } error)
            return AuthorizationResponse.Write(context, request, [("error", error.Name), ("error_description", $"AADSTS{error.Number}: {error.Description}")]);

        // The client's request has no user. The form of the sign-in page adds it.
        if (form is null || form["username"] is not [{ Length: > 0 } user] || form["password"] is not [{ Length: > 0 }])
            return IssuerPage.SignIn(context, tenant, request, isRetry: form?.ContainsKey("username") ?? false);
        if (DevelopmentIssuer.GetUserTenant(tenant, user, request.Client!) is not { } userTenant)
            return IssuerPage.SignIn(context, tenant, request, isRetry: true);
        var grant = new Grant(userTenant, request.Client!, user, request.GetAudience(cloud, version)!) { Nonce = request.Field("nonce") };
        var code = codes.Create(grant, request);
        return AuthorizationResponse.Write(context, request, request.WantsIdToken
            ? [("code", code), ("id_token", await writer.WriteIdTokenAsync(grant, version, cancellationToken, code))]
            : [("code", code)]);
    }
}
