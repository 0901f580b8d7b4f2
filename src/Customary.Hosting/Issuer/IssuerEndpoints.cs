using System.Globalization;
using Customary.Hosting.Http;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Issuer;

/// <summary>
/// The development issuer over HTTP, under the paths that clients know. Source: the contract, sections 12.1 and 12.3.
/// </summary>
internal static class IssuerEndpoints
{
    private const string Bearer = "Bearer";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/token", IssueV1).WithName("IssueToken").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/token", IssueV2).WithName("IssueTokenV2").AllowAnonymous();
        routes.MapGet("/{tenant}/.well-known/openid-configuration", DiscoverV1).WithName("DiscoverIssuer").AllowAnonymous();
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", DiscoverV2).WithName("DiscoverIssuerV2").AllowAnonymous();
        routes.MapGet("/common/discovery/instance", DiscoverInstance).WithName("DiscoverInstance").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/keys", Keys).WithName("GetIssuerKeys").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/v2.0/keys", Keys).WithName("GetIssuerKeysV2").AllowAnonymous();
        AuthorizationEndpoints.Map(routes);
    }

    private static Task<IResult> IssueV1(
        string tenant, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, RequestIds tracking, TimeProvider clock, CancellationToken cancellationToken) =>
        IssueAsync(tenant, TokenVersion.V1, context, issuer, writer, refresh, tracking, clock, cancellationToken);

    private static Task<IResult> IssueV2(
        string tenant, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, RequestIds tracking, TimeProvider clock, CancellationToken cancellationToken) =>
        IssueAsync(tenant, TokenVersion.V2, context, issuer, writer, refresh, tracking, clock, cancellationToken);

    private static async Task<IResult> IssueAsync(
        string tenant, TokenVersion version, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, RequestIds tracking, TimeProvider clock, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        if (RequestTrackingMiddleware.GuidOf(context.Request.Headers[ApiHeaders.ClientRequestId]) is { } clientRequest) context.Response.Headers[ApiHeaders.ClientRequestId] = clientRequest.ToString();
        var request = await TokenRequest.ReadAsync(context.Request, cancellationToken);
        var (grant, error) = issuer.Decide(tenant, request, version);
        if (error is not null) return Error(error, tracking, clock);

        var access = await writer.WriteAccessTokenAsync(grant!, version, cancellationToken);
        var refreshToken = grant!.User is null ? null : refresh.Write(grant);
        var idToken = grant.User is null ? null : await writer.WriteIdTokenAsync(grant, version, cancellationToken, accessToken: access);
        var clientInfo = grant.User is null || request!.Field("client_info") is null ? null : TokenWriter.WriteClientInfo(grant);
        return version == TokenVersion.V1
            ? ToV1(grant, access, refreshToken, idToken, clientInfo, clock)
            : ToV2(grant, access, refreshToken, idToken, clientInfo);
    }

    private static IResult ToV1(Grant grant, string access, string? refresh, string? id, string? clientInfo, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var seconds = ((int)TokenWriter.Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ApiResults.Json(
            new V1TokenResponse(
                Bearer, seconds, seconds,
                ExpiresOn: now.Add(TokenWriter.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                NotBefore: now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                grant.Audience, access, Scope: grant.User is null ? null : "user_impersonation", refresh, id, clientInfo),
            IssuerJsonContext.Default.V1TokenResponse);
    }

    private static IResult ToV2(Grant grant, string access, string? refresh, string? id, string? clientInfo)
    {
        var seconds = (int)TokenWriter.Lifetime.TotalSeconds;
        return ApiResults.Json(
            new V2TokenResponse(
                Bearer, seconds, seconds, access, Scope: grant.User is null ? null : $"{grant.Audience}/user_impersonation", refresh, id, clientInfo),
            IssuerJsonContext.Default.V2TokenResponse);
    }

    private static IResult Error(TokenError error, RequestIds tracking, TimeProvider clock) =>
        ApiResults.Json(
            new TokenErrorResponse(
                error.Name, $"AADSTS{error.Number}: {error.Description}", [error.Number],
                clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture), tracking.RequestId, tracking.CorrelationId),
            IssuerJsonContext.Default.TokenErrorResponse,
            error.Name == "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);

    private static IResult DiscoverV1(string tenant, PublicUrl address, IssuerNames names) =>
        Discovery(tenant, names.V1(IdOf(tenant)), "oauth2", "discovery/keys", address);

    private static IResult DiscoverV2(string tenant, PublicUrl address, IssuerNames names) =>
        Discovery(tenant, names.V2(IdOf(tenant)), "oauth2/v2.0", "discovery/v2.0/keys", address);

    // Where the path names no tenant, the issuer has a place for it, as Entra's document of common has.
    private static string IdOf(string tenant) => DevelopmentIssuer.IsOfMany(tenant) ? "{tenantid}" : TenantNames.TenantOf(tenant).ToString();

    private static IResult Discovery(string tenant, string issuer, string endpoints, string keys, PublicUrl address)
    {
        var root = $"{address.Value}/{Uri.EscapeDataString(tenant)}";
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

    // This service is the only authority that it knows of, whatever other name it was asked by.
    private static IResult DiscoverInstance(
        PublicUrl address, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "authorization_endpoint")] string? authorizationEndpoint)
    {
        var host = new Uri(address.Value).Authority;
        var tenant = "common";
        List<string> aliases = [host];
        if (Uri.TryCreate(authorizationEndpoint, UriKind.Absolute, out var asked) && asked.Segments is [_, var first, ..])
        {
            tenant = Uri.UnescapeDataString(first.Trim('/'));
            if (asked.Authority.Length > 0 && asked.Authority != host) aliases.Add(asked.Authority);
        }

        return ApiResults.Json(
            new InstanceDiscovery($"{address.Value}/{Uri.EscapeDataString(tenant)}/v2.0/.well-known/openid-configuration", "1.1", [new(host, host, aliases)]),
            IssuerJsonContext.Default.InstanceDiscovery);
    }

    private static async Task<IResult> Keys(string tenant, IssuerKey key, CancellationToken cancellationToken)
    {
        var found = await key.GetAsync(cancellationToken);
        var parts = found.Rsa.ExportParameters(includePrivateParameters: false);
        return ApiResults.Json(
            new PublicKeys([new("RSA", "sig", SecurityAlgorithms.RsaSha256, found.KeyId, Base64UrlEncoder.Encode(parts.Modulus), Base64UrlEncoder.Encode(parts.Exponent))]),
            IssuerJsonContext.Default.PublicKeys);
    }
}
