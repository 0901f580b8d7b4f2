using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>
/// The token, discovery and key endpoints of the development issuer, at the paths of Entra ID. Source: docs/contract.md#tokens.
/// </summary>
internal static class IssuerEndpoints
{
    private const string Bearer = "Bearer";

    public static void MapDevelopmentIssuer(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/token", IssueV1).WithName("IssueToken").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/token", IssueV2).WithName("IssueTokenV2").AllowAnonymous();
        routes.MapGet("/{tenant}/.well-known/openid-configuration", DiscoverV1).WithName("DiscoverIssuer").AllowAnonymous();
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", DiscoverV2).WithName("DiscoverIssuerV2").AllowAnonymous();
        routes.MapGet("/common/discovery/instance", DiscoverInstance).WithName("DiscoverInstance").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/keys", GetKeys).WithName("GetIssuerKeys").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/v2.0/keys", GetKeys).WithName("GetIssuerKeysV2").AllowAnonymous();
        routes.MapAuthorization();
    }

    private static Task<IResult> IssueV1(
        string tenant, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refreshTokens, RequestIds ids, TimeProvider clock, CancellationToken cancellationToken) =>
        IssueAsync(tenant, TokenVersion.V1, context, issuer, writer, refreshTokens, ids, clock, cancellationToken);

    private static Task<IResult> IssueV2(
        string tenant, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refreshTokens, RequestIds ids, TimeProvider clock, CancellationToken cancellationToken) =>
        IssueAsync(tenant, TokenVersion.V2, context, issuer, writer, refreshTokens, ids, clock, cancellationToken);

    private static async Task<IResult> IssueAsync(
        string tenant, TokenVersion version, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refreshTokens, RequestIds ids, TimeProvider clock, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        if (RequestTrackingMiddleware.GuidOf(context.Request.Headers[ApiHeaders.ClientRequestId]) is { } clientRequestId)
            context.Response.Headers[ApiHeaders.ClientRequestId] = clientRequestId.ToString();
        var request = await TokenRequest.ReadAsync(context.Request, cancellationToken);
        var (grant, error) = issuer.Authorize(tenant, request, version);
        if (error is not null) return CreateError(error, ids, clock);

        var accessToken = await writer.WriteAccessTokenAsync(grant!, version, cancellationToken);
        var refreshToken = grant!.User is null ? null : refreshTokens.Create(grant);
        var idToken = grant.User is null ? null : await writer.WriteIdTokenAsync(grant, version, cancellationToken, accessToken: accessToken);
        var clientInfo = grant.User is null || request!.Field("client_info") is null ? null : TokenWriter.WriteClientInfo(grant);
        return version == TokenVersion.V1
            ? CreateV1Response(grant, accessToken, refreshToken, idToken, clientInfo, clock)
            : CreateV2Response(grant, accessToken, refreshToken, idToken, clientInfo);
    }

    private static IResult CreateV1Response(Grant grant, string accessToken, string? refreshToken, string? idToken, string? clientInfo, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var seconds = ((int)TokenWriter.Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ApiResults.Json(
            new V1TokenResponse(
                Bearer, seconds, seconds,
                ExpiresOn: now.Add(TokenWriter.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                NotBefore: now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                grant.Audience, accessToken, Scope: grant.User is null ? null : "user_impersonation", refreshToken, idToken, clientInfo),
            IssuerJsonContext.Default.V1TokenResponse);
    }

    private static IResult CreateV2Response(Grant grant, string accessToken, string? refreshToken, string? idToken, string? clientInfo)
    {
        var seconds = (int)TokenWriter.Lifetime.TotalSeconds;
        return ApiResults.Json(
            new V2TokenResponse(
                Bearer, seconds, seconds, accessToken, Scope: grant.User is null ? null : $"{grant.Audience}/user_impersonation", refreshToken, idToken, clientInfo),
            IssuerJsonContext.Default.V2TokenResponse);
    }

    private static IResult CreateError(TokenError error, RequestIds ids, TimeProvider clock) =>
        ApiResults.Json(
            new TokenErrorResponse(
                error.Name, $"AADSTS{error.Number}: {error.Description}", [error.Number],
                clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture), ids.RequestId, ids.CorrelationId),
            IssuerJsonContext.Default.TokenErrorResponse,
            error.Name == "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);

    private static IResult DiscoverV1(string tenant, PublicUrl publicUrl, IssuerNames names) =>
        CreateDiscoveryDocument(tenant, names.V1(GetTenantOrPlaceholder(tenant)), "oauth2", "discovery/keys", publicUrl);

    private static IResult DiscoverV2(string tenant, PublicUrl publicUrl, IssuerNames names) =>
        CreateDiscoveryDocument(tenant, names.V2(GetTenantOrPlaceholder(tenant)), "oauth2/v2.0", "discovery/v2.0/keys", publicUrl);

    // Without a tenant, the issuer has a placeholder, as in Entra ID's document for common.
    private static string GetTenantOrPlaceholder(string tenant) => DevelopmentIssuer.HasNoTenant(tenant) ? "{tenantid}" : TenantNames.Resolve(tenant).ToString();

    private static IResult CreateDiscoveryDocument(string tenant, string issuer, string endpoints, string keys, PublicUrl publicUrl)
    {
        var root = $"{publicUrl.Value}/{Uri.EscapeDataString(tenant)}";
        return ApiResults.Json(
            new DiscoveryDocument(
                issuer,
                $"{root}/{endpoints}/authorize",
                $"{root}/{endpoints}/token",
                $"{root}/{keys}",
                GrantTypesSupported: ["client_credentials", "authorization_code", "refresh_token", "password"],
                TokenEndpointAuthMethodsSupported: ["client_secret_post", "client_secret_basic", "none"],
                ResponseTypesSupported: ["code", "code id_token"],
                ResponseModesSupported: ["query", "fragment", "form_post"],
                CodeChallengeMethodsSupported: ["S256", "plain"],
                SubjectTypesSupported: ["pairwise"],
                IdTokenSigningAlgValuesSupported: ["RS256"],
                ScopesSupported: ["openid", "profile", "email", "offline_access"],
                ClaimsSupported: ["aud", "iss", "iat", "nbf", "exp", "tid", "oid", "sub", "upn", "appid", "azp", "amr", "scp", "idtyp", "nonce", "ver"]),
            IssuerJsonContext.Default.DiscoveryDocument);
    }

    // The server knows only itself as an authority. The host that the client uses is an alias of it.
    private static IResult DiscoverInstance(
        PublicUrl publicUrl, [FromQuery(Name = "authorization_endpoint")] string? authorizationEndpoint)
    {
        var host = new Uri(publicUrl.Value).Authority;
        var tenant = "common";
        List<string> aliases = [host];
        if (Uri.TryCreate(authorizationEndpoint, UriKind.Absolute, out var endpoint) && endpoint.Segments is [_, var first, ..])
        {
            tenant = Uri.UnescapeDataString(first.Trim('/'));
            if (endpoint.Authority.Length > 0 && endpoint.Authority != host) aliases.Add(endpoint.Authority);
        }

        return ApiResults.Json(
            new InstanceDiscovery($"{publicUrl.Value}/{Uri.EscapeDataString(tenant)}/v2.0/.well-known/openid-configuration", "1.1", [new(host, host, aliases)]),
            IssuerJsonContext.Default.InstanceDiscovery);
    }

    private static async Task<IResult> GetKeys(string tenant, IssuerKey key, CancellationToken cancellationToken)
    {
        var signingKey = await key.GetAsync(cancellationToken);
        var parameters = signingKey.Rsa.ExportParameters(includePrivateParameters: false);
        return ApiResults.Json(
            new PublicKeys([new("RSA", "sig", SecurityAlgorithms.RsaSha256, signingKey.KeyId, Base64UrlEncoder.Encode(parameters.Modulus), Base64UrlEncoder.Encode(parameters.Exponent))]),
            IssuerJsonContext.Default.PublicKeys);
    }
}
