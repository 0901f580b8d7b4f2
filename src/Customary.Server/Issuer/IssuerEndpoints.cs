using System.Globalization;
using Customary.Server.Http;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Server.Issuer;

/// <summary>
/// The development issuer over HTTP, under the paths that clients know. Source: the contract, sections 12.1 and 12.3.
/// </summary>
internal static class IssuerEndpoints
{
    private const string Bearer = "Bearer";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/token", IssueFirst).WithName("IssueToken").AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/token", IssueSecond).WithName("IssueTokenV2").AllowAnonymous();
        routes.MapGet("/{tenant}/.well-known/openid-configuration", DiscoverFirst).WithName("DiscoverIssuer").AllowAnonymous();
        routes.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", DiscoverSecond).WithName("DiscoverIssuerV2").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/keys", Keys).WithName("GetIssuerKeys").AllowAnonymous();
        routes.MapGet("/{tenant}/discovery/v2.0/keys", Keys).WithName("GetIssuerKeysV2").AllowAnonymous();
    }

    private static Task<IResult> IssueFirst(
        string tenant, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, Tracking tracking, TimeProvider clock, CancellationToken stop) =>
        IssueAsync(tenant, TokenVersion.First, context, issuer, writer, refresh, tracking, clock, stop);

    private static Task<IResult> IssueSecond(
        string tenant, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, Tracking tracking, TimeProvider clock, CancellationToken stop) =>
        IssueAsync(tenant, TokenVersion.Second, context, issuer, writer, refresh, tracking, clock, stop);

    private static async Task<IResult> IssueAsync(
        string tenant, TokenVersion version, HttpContext context, DevelopmentIssuer issuer, TokenWriter writer, RefreshTokens refresh, Tracking tracking, TimeProvider clock, CancellationToken stop)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        if (context.Request.Headers["client-request-id"] is var clientRequest && TrackingHeaders.GuidOf(clientRequest) is not null)
            context.Response.Headers["client-request-id"] = clientRequest;
        var request = await TokenRequest.ReadAsync(context.Request, stop);
        var (grant, error) = issuer.Decide(tenant, request, version);
        if (error is not null) return Refused(error, tracking, clock);

        var access = await writer.WriteAccessTokenAsync(grant!, version, stop);
        var refreshToken = grant!.User is null ? null : refresh.Write(grant);
        var idToken = grant.User is null ? null : await writer.WriteIdTokenAsync(grant, version, stop);
        return version == TokenVersion.First
            ? First(grant, access, refreshToken, idToken, clock)
            : Second(grant, access, refreshToken, idToken);
    }

    private static IResult First(Grant grant, string access, string? refresh, string? id, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var seconds = ((int)TokenWriter.Lifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Answers.Value(
            new FirstTokenResponse(
                Bearer, seconds, seconds,
                ExpiresOn: now.Add(TokenWriter.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                NotBefore: now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                grant.Audience, access, Scope: grant.User is null ? null : "user_impersonation", refresh, id),
            IssuerJson.Default.FirstTokenResponse);
    }

    private static IResult Second(Grant grant, string access, string? refresh, string? id)
    {
        var seconds = (int)TokenWriter.Lifetime.TotalSeconds;
        return Answers.Value(
            new SecondTokenResponse(
                Bearer, seconds, seconds, access, Scope: grant.User is null ? null : $"{grant.Audience}/user_impersonation", refresh, id),
            IssuerJson.Default.SecondTokenResponse);
    }

    private static IResult Refused(TokenError error, Tracking tracking, TimeProvider clock) =>
        Answers.Value(
            new TokenErrorResponse(
                error.Name, $"AADSTS{error.Number}: {error.Description}", [error.Number],
                clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture), tracking.RequestId, tracking.CorrelationId),
            IssuerJson.Default.TokenErrorResponse,
            error.Name == "invalid_client" ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);

    private static IResult DiscoverFirst(string tenant, PublicAddress address, IssuerNames names) =>
        Discovery(tenant, names.First(TenantNames.TenantOf(tenant)), "oauth2/token", "discovery/keys", address);

    private static IResult DiscoverSecond(string tenant, PublicAddress address, IssuerNames names) =>
        Discovery(tenant, names.Second(TenantNames.TenantOf(tenant)), "oauth2/v2.0/token", "discovery/v2.0/keys", address);

    private static IResult Discovery(string tenant, string issuer, string token, string keys, PublicAddress address) =>
        Answers.Value(
            new DiscoveryDocument(
                issuer,
                $"{address.Text}/{Uri.EscapeDataString(tenant)}/{token}",
                $"{address.Text}/{Uri.EscapeDataString(tenant)}/{keys}",
                GrantTypesSupported: ["client_credentials", "password", "refresh_token"],
                TokenEndpointAuthMethodsSupported: ["client_secret_post", "client_secret_basic"],
                ResponseTypesSupported: ["token"],
                SubjectTypesSupported: ["pairwise"],
                IdTokenSigningAlgValuesSupported: ["RS256"],
                ScopesSupported: ["openid", "profile", "email", "offline_access"],
                ClaimsSupported: ["aud", "iss", "iat", "nbf", "exp", "tid", "oid", "sub", "upn", "appid", "azp", "amr", "scp", "idtyp", "ver"]),
            IssuerJson.Default.DiscoveryDocument);

    private static async Task<IResult> Keys(string tenant, IssuerKey key, CancellationToken stop)
    {
        var found = await key.GetAsync(stop);
        var parts = found.Rsa.ExportParameters(includePrivateParameters: false);
        return Answers.Value(
            new PublicKeys([new("RSA", "sig", SecurityAlgorithms.RsaSha256, found.KeyId, Base64UrlEncoder.Encode(parts.Modulus), Base64UrlEncoder.Encode(parts.Exponent))]),
            IssuerJson.Default.PublicKeys);
    }
}
