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
        routes.MapGet("/{tenant}/oauth2/authorize", AuthorizeAsync).WithName("Authorize").WithMetadata(TokenVersionMetadata.V1).AllowAnonymous();
        routes.MapGet("/{tenant}/oauth2/v2.0/authorize", AuthorizeAsync).WithName("AuthorizeV2").WithMetadata(TokenVersionMetadata.V2).AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/authorize", AuthorizeAsync).WithName("SignIn").WithMetadata(TokenVersionMetadata.V1).AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/authorize", AuthorizeAsync).WithName("SignInV2").WithMetadata(TokenVersionMetadata.V2).AllowAnonymous();
    }

    private static async Task<IResult> AuthorizeAsync(
        IssuerEndpoint endpoint, HttpContext context, AuthorizationCodes codes, TokenWriter writer, Cloud cloud, CancellationToken cancellationToken)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        var form = isPost ? await FormBody.ReadAsync(context.Request, cancellationToken) : null;
        if (isPost && form is null) return IssuerPage.Error(context, TokenError.NotAForm());
        var request = AuthorizationRequest.Read(form ?? (IEnumerable<KeyValuePair<string, StringValues>>)context.Request.Query);
        if (request.ValidateRedirect() is { } redirectError) return IssuerPage.Error(context, redirectError);
        if (request.Validate(cloud, endpoint.Version) is { } error)
            return AuthorizationResponse.Write(context, request, [("error", error.Name), ("error_description", error.NumberedDescription)]);

        // The client's request has no user. The form of the sign-in page adds it.
        if (form is null || form["username"] is not [{ Length: > 0 } user] || form["password"] is not [{ Length: > 0 }])
            return IssuerPage.SignIn(context, endpoint.Tenant.Name, request, isRetry: form?.ContainsKey("username") ?? false);
        if (endpoint.Tenant.Resolve(request.Client!, user) is not { } userTenant)
            return IssuerPage.SignIn(context, endpoint.Tenant.Name, request, isRetry: true);
        var resource = request.GetResource(cloud, endpoint.Version)!;
        var grant = new Grant(userTenant, request.Client!, user, resource.Audience) { Nonce = request.Field("nonce") }.ForResource(resource);
        var code = codes.Create(grant, request);
        return AuthorizationResponse.Write(context, request, request.WantsIdToken
            ? [("code", code), ("id_token", await writer.WriteIdTokenAsync(grant, endpoint, cancellationToken, code))]
            : [("code", code)]);
    }
}
